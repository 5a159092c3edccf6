import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';

const panelPiece = new LatePiece('mountPanel', () => import('./panel.ts'));

/** The search field and its window; see Search.astro. */
export class SiteSearch extends SiteElement {
  #filling: Promise<void> | undefined;

  protected override begin(signal: AbortSignal): void {
    const opener = findPart<HTMLButtonElement>(this, '[data-open-modal]');
    const dialog = findPart<HTMLDialogElement>(this, 'dialog');
    const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
    const key = opener.querySelector('kbd');
    if (key) {
      key.textContent = onMac ? '⌘K' : 'Ctrl K';
      key.hidden = false;
    }
    opener.setAttribute('aria-keyshortcuts', onMac ? 'Meta+K' : 'Control+K');
    opener.disabled = false;
    opener.addEventListener('pointerenter', () => void this.#fill().catch(() => undefined), { signal });
    opener.addEventListener('click', () => this.#open(dialog), { signal });
    // A click beside the window is a click on the dialog itself; a click on a result leaves the page or the window.
    dialog.addEventListener(
      'click',
      (event) => {
        const on = event.target;
        if (on === dialog || (on instanceof Element && on.closest('a[href]'))) dialog.close();
      },
      { signal },
    );
    addEventListener(
      'keydown',
      (event) => {
        // On a Mac, Control+K deletes to the end of the line in any text.
        if (event.key.toLowerCase() !== 'k' || !(onMac ? event.metaKey : event.ctrlKey)) return;
        event.preventDefault();
        if (dialog.open) dialog.close();
        else this.#open(dialog);
      },
      { signal },
    );
  }

  #open(dialog: HTMLDialogElement): void {
    if (!dialog.open) dialog.showModal();
    this.#fill().then(
      () => dialog.querySelector('input')?.focus(),
      (error: unknown) =>
        showMissing(findPart(this, '.search-panel'), 'The search', error, () => this.#open(dialog)),
    );
  }

  /** What the window shows is loaded once; after a failure the next one who opens it loads it anew. */
  #fill(): Promise<void> {
    this.#filling ??= this.#mount().catch((error: unknown) => {
      this.#filling = undefined;
      throw error;
    });
    return this.#filling;
  }

  async #mount(): Promise<void> {
    const panel = findPart(this, '.search-panel');
    if (import.meta.env.DEV) {
      panel.textContent = 'The index is made by the build: npm run build && npm run preview.';
      return;
    }
    const mountPanel = await panelPiece.get();
    panel.replaceChildren();
    await mountPanel(panel, this.dataset['base'] ?? '/');
  }
}
customElements.define('site-search', SiteSearch);
