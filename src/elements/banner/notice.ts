/** Something the reader should know, and what can be done about it. */
export interface Notice {
  readonly what: string;
  readonly advice?: string | undefined;
  readonly actions: readonly Action[];
}

export interface Action {
  readonly name: string;
  readonly act: () => void;
}

/** A notice with its buttons. */
export function drawNotice({ what, advice, actions }: Notice): HTMLElement {
  const notice = document.createElement('div');
  notice.className = 'notice cell-notice';
  const text = document.createElement('p');
  text.append(what);
  if (advice !== undefined) text.append(' ', advice);
  notice.append(text, ...actions.map(drawButton));
  return notice;
}

export function drawButton({ name, act }: Action): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cell-action';
  button.textContent = name;
  button.addEventListener('click', act);
  return button;
}
