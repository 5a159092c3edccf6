/** Something the reader should know, and what can be done about it. */
export interface NoticeText {
  readonly what: string;
  readonly advice?: string | undefined;
  readonly actions: readonly { readonly name: string; readonly act: () => void }[];
}

/** A message between the code and its output. Its element is a live region, so it is there, empty, before it says anything. */
export class Notice {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  show({ what, advice, actions }: NoticeText): void {
    const text = document.createElement('p');
    text.append(what);
    if (advice !== undefined) text.append(' ', advice);
    const buttons = actions.map(({ name, act }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'cell-action';
      button.textContent = name;
      button.addEventListener('click', act);
      return button;
    });
    this.#element.replaceChildren(text, ...buttons);
  }

  hide(): void {
    this.#element.replaceChildren();
  }
}
