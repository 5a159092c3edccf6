import { parseFragment } from '../../examples/link.ts';
import type { Language } from '../../runtime/runtime.ts';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

declare global {
  interface HTMLElementTagNameMap {
    'mirror-switch': MirrorSwitch;
  }
}

/**
 * Python | JavaScript above an example that exists in both. A choice holds for all examples and is remembered; the id
 * of either program in the address shows that one. (The panes come and go by CSS alone.)
 */
export class MirrorSwitch extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.addEventListener('change', (event) => this.#chosen(event), { signal });
    addEventListener('hashchange', () => this.#follow(true), { signal, capture: true });
    const remembered = rememberedLanguage();
    if (remembered) this.language = remembered;
    this.#follow(false);
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life?.abort();
      this.#life = undefined;
    });
  }

  /** Which of the two is shown. */
  get language(): Language {
    const chosen = this.querySelector<HTMLInputElement>('input.mirror-choice:checked');
    return chosen?.value === 'javascript' ? 'javascript' : 'python';
  }
  set language(language: Language) {
    const input = this.querySelector<HTMLInputElement>(`input.mirror-choice[value="${language}"]`);
    if (input) input.checked = true;
  }

  #chosen(event: Event): void {
    if (!(event.target instanceof HTMLInputElement) || !event.target.matches('.mirror-choice')) return;
    const { language } = this;
    rememberLanguage(language);
    // The others change height above and below; this one stays under the reader's finger.
    const before = this.getBoundingClientRect().top;
    for (const other of document.querySelectorAll('mirror-switch')) other.language = language;
    scrollBy({ top: this.getBoundingClientRect().top - before, behavior: 'instant' });
    const id = this.#pane(language)?.querySelector('code-cell')?.id;
    if (id) history.replaceState(history.state, '', `#${id}`);
  }

  /** Shows the program that the address names: `#id`, `#id:L3`, `#id~v1.…`. */
  #follow(scroll: boolean): void {
    const target = document.getElementById(parseFragment(location.hash).id);
    const pane = target?.closest<HTMLElement>('.mirror-pane');
    if (!target || !pane || !this.contains(pane)) return;
    const { language } = pane.dataset;
    if (language !== 'python' && language !== 'javascript') return;
    if (language === this.language) return;
    this.language = language;
    // It had no place on the page when the browser looked for it.
    if (scroll || performance.now() < 5000) target.scrollIntoView();
  }

  #pane(language: Language): HTMLElement | null {
    return this.querySelector(`.mirror-pane[data-language="${language}"]`);
  }
}
