import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { fetchKeepList, keepEverything, workerInPlace } from './keep-everything.ts';
import { keptBuild } from './kept-build.ts';

declare global {
  interface HTMLElementTagNameMap {
    'keep-offline': KeepOffline;
  }
}

/** The button "Keep for offline", and the words for how it went. Without a worker to keep things it stays hidden. */
export class KeepOffline extends SiteElement {
  static #scope = '/';

  /** Wakes every such element of the page; `scope` is the site's base, with slashes at both ends. */
  static define(scope: string): void {
    KeepOffline.#scope = scope;
    customElements.define('keep-offline', KeepOffline);
  }

  protected override begin(signal: AbortSignal): void {
    const button = findPart<HTMLButtonElement>(this, 'button');
    const words = findPart(this, '[role="status"]');
    this.hidden = false;
    button.addEventListener('click', () => void this.#keep(button, words), { signal });
    const look = (): void => void this.#describe(button, words);
    addEventListener('online', look, { signal });
    addEventListener('offline', look, { signal });
    look();
  }

  async #describe(button: HTMLButtonElement, words: HTMLElement): Promise<void> {
    button.disabled = !navigator.onLine;
    if (!navigator.onLine) {
      words.textContent = keptBuild()
        ? 'You are offline; every page is kept on this device.'
        : 'You are offline. What is kept on this device can be read; the rest can be kept when the network is back.';
      return;
    }
    const list = await fetchKeepList(KeepOffline.#scope).catch(() => undefined);
    if (list === undefined) return;
    const kept = keptBuild() === list.build;
    button.disabled = kept;
    words.textContent = kept
      ? 'Every page, program and timeline is kept on this device, and Python.'
      : `Every page, program and timeline, and Python: about ${(list.bytes / 1e6).toFixed(0)} MB.`;
  }

  async #keep(button: HTMLButtonElement, words: HTMLElement): Promise<void> {
    const scope = KeepOffline.#scope;
    button.disabled = true;
    words.textContent = 'Keeping the pages of the path …';
    try {
      await workerInPlace(scope);
      await keepEverything(scope, (kept, all) => (words.textContent = `Kept ${kept} of ${all} files …`));
      await this.#describe(button, words);
    } catch (error) {
      button.disabled = false;
      const why =
        error instanceof Error && error.name === 'QuotaExceededError'
          ? 'there is no room for it on this device'
          : 'a file did not arrive';
      words.textContent = `Not everything is kept: ${why}. Press again to go on from here.`;
    }
  }
}
