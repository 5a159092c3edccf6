import { formatFragment } from '../../examples/link.ts';
import { decodeShare, refusalText, type Files } from '../../examples/share.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { loadStyles } from './load-styles.ts';

/**
 * Shows an edit that came with the address in its cell, under a banner that says so. It is not run, and it is not kept:
 * the reader's own edits stay as they are until the reader keeps this one.
 */
export async function showSharedEdit(cell: CodeCell, payload: string): Promise<void> {
  const banner = cell.querySelector<HTMLElement>('.cell-banner');
  if (!banner) return;
  const [decoded] = await Promise.all([decodeShare(payload), loadStyles()]);
  if (decoded.kind === 'refused') {
    show(banner, 'alert', refusalText[decoded.reason], [['Dismiss', () => dismiss(cell, banner)]]);
    return;
  }
  const foreign = Object.keys(decoded.files).filter((path) => !Object.hasOwn(cell.original, path));
  if (foreign.length > 0) {
    const text = `This link carries files that this example does not have: ${foreign.join(', ')}.`;
    show(banner, 'alert', text, [['Dismiss', () => dismiss(cell, banner)]]);
    return;
  }
  if (cell.keepsEdits && cell.edited) ownEdits.set(cell, cell.files);
  cell.stop();
  cell.keepsEdits = false;
  cell.files = decoded.files;
  show(
    banner,
    'status',
    'Edited by whoever sent this link. Read it, then press Run if you want to. Nothing here is kept unless you say so.',
    [
      ...ownEditButton(cell, banner),
      ['Back to the original', () => showOriginal(cell, banner)],
      ['Keep as my edit', () => leave(cell, banner, cell.files)],
    ],
  );
  banner.append(await changes(cell.original, decoded.files));
  watchReset(cell, banner);
}

/** Reset in the cell's bar means the same as the banner's own button. */
function watchReset(cell: CodeCell, banner: HTMLElement): void {
  cell.addEventListener(
    'cell-reset',
    () => {
      if (!cell.keepsEdits && !banner.hidden) showOriginal(cell, banner);
    },
    { once: true },
  );
}

/** What readers had made of an example before they opened somebody's link. */
const ownEdits = new WeakMap<CodeCell, Files>();

function ownEditButton(cell: CodeCell, banner: HTMLElement): [string, () => void][] {
  const own = ownEdits.get(cell);
  return own ? [['Back to my own edit', () => leave(cell, banner, own)]] : [];
}

/** The example as it is; an edit of the reader's own stays where it is kept. */
function showOriginal(cell: CodeCell, banner: HTMLElement): void {
  if (!ownEdits.has(cell)) {
    leave(cell, banner, cell.original);
    return;
  }
  cell.stop();
  cell.files = cell.original;
  forgetAddress(cell);
  show(banner, 'status', 'This is the original. Your own edit of it is kept.', ownEditButton(cell, banner));
}

/** From somebody's edit to text that is the reader's own again. */
function leave(cell: CodeCell, banner: HTMLElement, files: Files): void {
  ownEdits.delete(cell);
  cell.keepsEdits = true;
  cell.files = files;
  dismiss(cell, banner);
}

function dismiss(cell: CodeCell, banner: HTMLElement): void {
  banner.hidden = true;
  banner.replaceChildren();
  forgetAddress(cell);
  cell.querySelector<HTMLElement>('.cell-run')?.focus({ preventScroll: true });
}

/** The address no longer says what is shown, so it forgets the code. */
function forgetAddress(cell: CodeCell): void {
  history.replaceState(history.state, '', formatFragment({ kind: 'anchor', id: cell.id }));
}

function show(
  banner: HTMLElement,
  role: 'alert' | 'status',
  text: string,
  buttons: readonly [name: string, act: () => void][],
): void {
  const words = document.createElement('p');
  words.setAttribute('role', role);
  const row = document.createElement('p');
  row.className = 'cell-banner-buttons';
  for (const [name, act] of buttons) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', act);
    row.append(button);
  }
  banner.replaceChildren(words, row);
  banner.dataset['kind'] = role;
  banner.hidden = false;
  // Said after it is there, or screen readers do not notice it.
  words.textContent = text;
}

/** What was changed, open when it is short enough to be seen at a glance. */
async function changes(original: Files, edited: Files): Promise<HTMLElement> {
  const { renderDiff } = await import('../diff/diff-view.ts');
  const paths = Object.keys(edited).filter((path) => edited[path] !== original[path]);
  const details = document.createElement('details');
  details.className = 'cell-banner-changes';
  const summary = document.createElement('summary');
  summary.textContent = paths.length === 0 ? 'Nothing was changed' : 'What was changed';
  details.append(
    summary,
    ...paths.map((path) =>
      renderDiff(original[path] ?? '', edited[path] ?? '', {
        before: paths.length > 1 ? `${path}, original` : 'original',
        after: 'this link',
      }),
    ),
  );
  details.open = details.querySelectorAll('.diff-line').length <= 60;
  return details;
}
