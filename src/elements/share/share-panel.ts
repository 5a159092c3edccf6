import { embedCode } from '../../examples/embed-code.ts';
import { dialects, formatAnswer, type Dialect } from '../../examples/forum.ts';
import { refusalText } from '../../examples/share.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { pageAddress } from '../addresses/site-address.ts';
import { copyText } from '../clipboard/copy.ts';
import { describeCell, type Shared } from './cell-answer.ts';
import { loadStyles } from '../late/load-styles.ts';
import looks from './share.css?url';

/** What a cell decides: the words that go before its code when they are shared together. */
export interface Decided {
  readonly title: string;
  /** A paragraph each. */
  readonly text: readonly string[];
}

/**
 * Opens the dialog in which a cell is shared, alone or as the program behind an answer. It closes with Escape, and the
 * focus goes back to where it came from.
 */
export async function openSharePanel(cell: CodeCell, decided?: Decided): Promise<void> {
  const [described] = await Promise.all([describeCell(cell), loadStyles(looks)]);
  const shared = decided && !('refused' in described) ? within(decided, described, cell.edited) : described;
  if (document.querySelector('dialog.share')) return; // of a second click, while the first one's was made
  const dialog = document.createElement('dialog');
  dialog.className = 'share not-content';
  dialog.setAttribute('aria-labelledby', 'share-title');
  dialog.addEventListener('close', () => dialog.remove());
  // A click on the backdrop is a click on the dialog itself, outside of what it holds.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  const inside = element('div', { className: 'share-inside' });
  inside.append(head(cell, decided));
  if ('refused' in shared) {
    inside.append(
      element('p', { className: 'share-refusal' }, refusalText[shared.refused], ' Use Copy instead.'),
    );
  } else {
    inside.append(...linkPart(shared), ...answerPart(shared), ...placesPart(cell, shared));
  }
  dialog.append(inside);
  document.body.append(dialog);
  dialog.showModal();
}

/** The answer in place of its program: its words first, and a link to its page while nobody edited the program. */
function within({ title, text }: Decided, shared: Shared, edited: boolean): Shared {
  const link = edited ? shared.link : pageAddress();
  return { ...shared, link, answer: { ...shared.answer, title, text, link } };
}

function head(cell: CodeCell, decided?: Decided): HTMLElement {
  const close = button('Close', () => close.closest('dialog')?.close());
  close.className = 'share-close';
  const name = decided?.title ?? cell.data.title;
  const title = cell.edited ? `Share “${name}”, as you edited it` : `Share “${name}”`;
  return element('div', { className: 'share-head' }, element('h2', { id: 'share-title' }, title), close);
}

function linkPart({ link, moment, inputStays }: Shared): Node[] {
  const field = element('input', { type: 'text', readOnly: true, value: link, className: 'share-link' });
  field.setAttribute('aria-label', 'Link');
  field.addEventListener('focus', () => field.select());
  const status = statusLine();
  const copy = button('Copy link', () => void copied(link, 'Link', status));
  copy.autofocus = true;
  const parts = [element('div', { className: 'share-row' }, field, copy), status];
  if (moment) {
    const what = `Link to this moment, step ${moment.step}`;
    parts.splice(
      1,
      0,
      button(`Copy link to this moment (step ${moment.step})`, () => void copied(moment.link, what, status)),
    );
  }
  if (inputStays !== 'link') return parts;
  const note = 'The link carries the files. What stands under Standard input stays here; an answer has it.';
  return [...parts, element('p', { className: 'share-note' }, note)];
}

function answerPart({ answer, notRun }: Shared): Node[] {
  const status = statusLine();
  const preview = element('textarea', { className: 'share-preview', readOnly: true, rows: 8, hidden: true });
  preview.setAttribute('aria-label', 'What was copied');
  const buttons = (Object.keys(dialects) as Dialect[]).map((dialect) =>
    button(dialects[dialect], () => {
      preview.value = formatAnswer(answer, dialect);
      preview.hidden = false;
      void copied(preview.value, `Answer (${dialects[dialect]})`, status);
    }),
  );
  const group = element('div', { className: 'share-dialects' }, ...buttons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', 'share-answer');
  const note = notRun
    ? 'The code and the link. Run it first, and what it prints comes along.'
    : 'The code, what it printed, the version that printed it, and the link.';
  return [
    element('h3', { id: 'share-answer' }, 'Copy as an answer'),
    element('p', { className: 'share-note' }, note),
    group,
    status,
    preview,
  ];
}

function placesPart(cell: CodeCell, { playground, page, fragment, inputStays }: Shared): Node[] {
  // The playground is where its reader already is.
  if (cell.hasAttribute('data-playground')) return [];
  const status = statusLine();
  const embed = button(
    'Copy the code to embed it',
    () => void copied(embedCode(page, cell.data.title, fragment), 'Code to embed', status),
  );
  return [
    element(
      'p',
      { className: 'share-places' },
      element('a', { href: playground }, 'Open in playground'),
      element('a', { href: page + fragment }, 'Its own page'),
      embed,
    ),
    ...(inputStays === 'playground' ? [element('p', { className: 'share-note' }, withoutInput)] : []),
    status,
  ];
}

async function copied(text: string, what: string, status: HTMLElement): Promise<void> {
  status.textContent = (await copyText(text))
    ? `${what} copied`
    : `${what}: this frame may not copy. Select the text and copy it yourself.`;
}

const withoutInput =
  'In the playground, it starts without its standard input: a link carries only the files.';

function statusLine(): HTMLElement {
  const line = element('p', { className: 'share-status' });
  line.setAttribute('role', 'status');
  return line;
}

function button(name: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, name);
  made.addEventListener('click', act);
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
