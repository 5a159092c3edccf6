/** The search field and its window; see Search.astro. */
export class SiteSearch extends HTMLElement {
  #listening: AbortController | undefined;
  #panel: Promise<void> | undefined;

  connectedCallback(): void {
    const opener = this.querySelector<HTMLButtonElement>('[data-open-modal]');
    const dialog = this.querySelector('dialog');
    if (!opener || !dialog) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
    const key = opener.querySelector('kbd');
    if (key) {
      key.textContent = onMac ? '⌘K' : 'Ctrl K';
      key.hidden = false;
    }
    opener.setAttribute('aria-keyshortcuts', onMac ? 'Meta+K' : 'Control+K');
    opener.disabled = false;
    opener.addEventListener('pointerenter', () => void this.#fill(), { signal });
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

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  #open(dialog: HTMLDialogElement): void {
    dialog.showModal();
    void this.#fill().then(() => dialog.querySelector('input')?.focus());
  }

  #fill(): Promise<void> {
    this.#panel ??= this.#mount().catch(() => {
      this.#panel = undefined;
    });
    return this.#panel;
  }

  async #mount(): Promise<void> {
    const panel = this.querySelector<HTMLElement>('.search-panel');
    if (!panel) return;
    if (import.meta.env.DEV) {
      panel.textContent = 'The index is made by the build: npm run build && npm run preview.';
      return;
    }
    const { mountPanel } = await import('./panel.ts');
    await mountPanel(panel, this.dataset['base'] ?? '/');
  }
}
customElements.define('site-search', SiteSearch);
