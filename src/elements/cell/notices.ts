/** Something the reader should know, and what can be done about it. */
export interface Notice {
  readonly what: string;
  readonly advice?: string | undefined;
  readonly actions: readonly { readonly name: string; readonly act: () => void }[];
}

/** What a notice can be about. News about one takes the place of what was said about it, and of nothing else. */
export type About = 'run' | 'edits' | 'editor';

/**
 * Messages between the code and its output, the newest last. Their element is a live region, so it is there, empty,
 * before it says anything; of several only the new one is read out, since those that stand are not touched.
 */
export class Notices {
  readonly #region: HTMLElement;
  readonly #shown = new Map<About, HTMLElement>();

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  show(about: About, { what, advice, actions }: Notice): void {
    this.hide(about);
    const notice = document.createElement('div');
    notice.className = 'cell-notice';
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
    notice.append(text, ...buttons);
    this.#shown.set(about, notice);
    this.#region.append(notice);
  }

  hide(about: About): void {
    this.#shown.get(about)?.remove();
    this.#shown.delete(about);
  }
}
