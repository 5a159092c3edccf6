import { SiteElement } from '../base/site-element.ts';

/** How long a pointer rests on a term before its note opens, so that crossing a line of text opens nothing, ms. */
const REST = 150;
/** Time to move the pointer from the word to its note, to select text or to use a magnifier, ms. */
const LEAVE = 250;
/** Between the word and its note, px. */
const GAP = 6;

declare global {
  interface HTMLElementTagNameMap {
    'glossary-term': GlossaryTerm;
  }
}

/**
 * A term and its definition. Hover and focus show the note; a tap shows it first and follows the link the second time.
 * Escape closes it. Without the element the term is a link to the glossary.
 */
export class GlossaryTerm extends SiteElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #link: HTMLAnchorElement | null = null;
  #note: HTMLElement | null = null;

  protected override begin(signal: AbortSignal): void {
    this.#link = this.querySelector('a');
    this.#note = this.querySelector<HTMLElement>('[popover]');
    if (!this.#link || !this.#note || typeof this.#note.showPopover !== 'function') return;
    let touched = false;
    this.addEventListener(
      'pointerenter',
      (event) => event.pointerType === 'mouse' && this.#soon(true, REST),
      {
        signal,
      },
    );
    this.addEventListener(
      'pointerleave',
      (event) => event.pointerType === 'mouse' && this.#soon(false, LEAVE),
      {
        signal,
      },
    );
    this.addEventListener('focusin', () => this.#link?.matches(':focus-visible') && this.#show(), { signal });
    this.addEventListener('focusout', () => this.#soon(false, 0), { signal });
    // The pointer may have come before this script.
    if (this.matches(':hover') && matchMedia('(hover: hover)').matches) this.#soon(true, REST);
    this.#link.addEventListener('pointerdown', (event) => (touched = event.pointerType !== 'mouse'), {
      signal,
    });
    this.#link.addEventListener(
      'click',
      (event) => {
        if (!touched || this.#open) return;
        event.preventDefault();
        this.#show();
      },
      { signal },
    );
  }

  protected override end(): void {
    clearTimeout(this.#timer);
  }

  get #open(): boolean {
    return this.#note?.matches(':popover-open') ?? false;
  }

  #soon(show: boolean, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (show ? this.#show() : this.#hide()), delay);
  }

  #show(): void {
    clearTimeout(this.#timer);
    if (!this.#link || !this.#note || this.#open) return;
    for (const other of document.querySelectorAll<HTMLElement>('glossary-term > [popover]:popover-open')) {
      other.hidePopover();
    }
    this.#note.showPopover();
    this.#place();
    const closing = new AbortController();
    const hide = (): void => this.#hide();
    this.#note.addEventListener('toggle', () => this.#open || closing.abort(), { signal: closing.signal });
    addEventListener('scroll', hide, { passive: true, signal: closing.signal });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') hide();
      },
      { signal: closing.signal },
    );
    addEventListener(
      'pointerdown',
      (event) => {
        if (event.target instanceof Node && !this.contains(event.target)) hide();
      },
      { signal: closing.signal },
    );
  }

  #hide(): void {
    if (this.#open) this.#note?.hidePopover();
  }

  /** Below the word, or above it where there is no room; never over the edge. */
  #place(): void {
    if (!this.#link || !this.#note) return;
    const word = this.#link.getClientRects()[0] ?? this.#link.getBoundingClientRect();
    const { width, height } = this.#note.getBoundingClientRect();
    const left = Math.max(16, Math.min(word.left, document.documentElement.clientWidth - width - 16));
    const below = word.bottom + GAP;
    const top = below + height > innerHeight - 8 ? Math.max(8, word.top - GAP - height) : below;
    this.#note.style.left = `${left}px`;
    this.#note.style.top = `${top}px`;
  }
}
