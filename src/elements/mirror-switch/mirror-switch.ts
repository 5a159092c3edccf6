import type { Language } from '../../runtime/runtime.ts';
import { SiteElement } from '../base/site-element.ts';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

declare global {
  interface HTMLElementTagNameMap {
    'mirror-switch': MirrorSwitch;
  }
}

/**
 * Python | JavaScript above an example that exists in both. A choice holds for all examples and is remembered; an
 * address that names one of the two shows that one: see fragment.ts. (The panes come and go by CSS alone.)
 */
export class MirrorSwitch extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    this.addEventListener('change', (event) => this.#chosen(event), { signal });
    const remembered = rememberedLanguage();
    if (remembered) this.language = remembered;
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

  /** Shows the program that `target` is, or is in; false where it was shown already. */
  reveal(target: Element): boolean {
    const language = target.closest<HTMLElement>('.mirror-pane')?.dataset['language'];
    if ((language !== 'python' && language !== 'javascript') || language === this.language) return false;
    this.language = language;
    return true;
  }

  #pane(language: Language): HTMLElement | null {
    return this.querySelector(`.mirror-pane[data-language="${language}"]`);
  }
}
