import type { Action } from './notice.ts';

/** The line above a program: where it came from, what went wrong, and what the reader can do about it. */
export class Banner {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  get shown(): boolean {
    return !this.#element.hidden;
  }

  /** Shows a message that screen readers announce when they are idle; `more` stands below the buttons. */
  say(text: string, actions: readonly Action[], more?: Node): void {
    this.#show('status', text, actions);
    if (more) this.#element.append(more);
  }

  /** Shows a message that screen readers announce at once. */
  warn(text: string, actions: readonly Action[] = []): void {
    this.#show('alert', text, actions);
  }

  hide(): void {
    this.#element.hidden = true;
    this.#element.replaceChildren();
  }

  #show(role: 'status' | 'alert', text: string, actions: readonly Action[]): void {
    const words = document.createElement('p');
    words.setAttribute('role', role);
    const row = document.createElement('p');
    row.className = 'banner-buttons';
    for (const { name, act } of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', act);
      row.append(button);
    }
    this.#element.replaceChildren(words, ...(actions.length > 0 ? [row] : []));
    this.#element.dataset['kind'] = role;
    this.#element.hidden = false;
    // Last: screen readers announce only text that changes in an element that is already there.
    words.textContent = text;
  }
}
