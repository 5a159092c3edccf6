type Button = readonly [name: string, act: () => void];

/** The line above the program: where it came from, what went wrong, and what the reader can do about it. */
export class Banner {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  say(text: string, ...buttons: readonly Button[]): void {
    this.#show('status', text, buttons);
  }

  warn(text: string): void {
    this.#show('alert', text, []);
  }

  hide(): void {
    this.#element.hidden = true;
    this.#element.replaceChildren();
  }

  #show(role: 'status' | 'alert', text: string, buttons: readonly Button[]): void {
    const words = document.createElement('p');
    words.setAttribute('role', role);
    this.#element.dataset['kind'] = role;
    this.#element.hidden = false;
    this.#element.replaceChildren(
      words,
      ...buttons.map(([name, act]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', act);
        return button;
      }),
    );
    // Said after it is there, or screen readers do not notice it.
    words.textContent = text;
  }
}
