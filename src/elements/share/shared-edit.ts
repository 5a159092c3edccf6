import { formatFragment } from '../../examples/link.ts';
import { decodeShare, refusalText, type Files } from '../../examples/share.ts';
import { Banner } from '../banner/banner.ts';
import type { Action } from '../banner/notice.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { draftKey } from '../cell/saved-edits.ts';
import { diffView } from '../diff/load-diff.ts';
import { loadStyles } from '../late/load-styles.ts';
import looks from './share.css?url';

/**
 * Shows an edit that came with the address in its cell, under a banner that says so. It is not run. What the reader
 * changes in it is kept with this link: the reader's own edit stays as it is until the reader keeps this one.
 */
export async function showSharedEdit(cell: CodeCell, payload: string): Promise<void> {
  const place = cell.querySelector<HTMLElement>('.cell-banner');
  if (!place) return;
  const [decoded] = await Promise.all([decodeShare(payload), loadStyles(looks)]);
  const banner = new Banner(place);
  const dismiss: Action = { name: 'Dismiss', act: () => close(cell, banner) };
  if (decoded.kind === 'refused') {
    banner.warn(refusalText[decoded.reason], [dismiss]);
    return;
  }
  const foreign = Object.keys(decoded.files).filter((path) => !Object.hasOwn(cell.original, path));
  if (foreign.length > 0) {
    banner.warn(`This link carries files that this example does not have: ${foreign.join(', ')}.`, [dismiss]);
    return;
  }
  if (!ownEdits.has(cell)) ownEdits.set(cell, cell.edited ? cell.files : undefined);
  cell.stop();
  const draft = cell.keepUnder(draftKey(cell.data.id, payload), decoded.files);
  cell.files = draft ?? decoded.files;
  cell.addEventListener('cell-reset', () => afterReset(cell, banner), { once: true });
  const changed = document.createElement('div');
  const from = draft
    ? 'Edited by whoever sent this link, and then by you.'
    : 'Edited by whoever sent this link.';
  banner.say(
    `${from} Read it, then press Run if you want to. Your own edits stay as they are unless you say so.`,
    [
      ...(draft ? [{ name: 'As it was sent', act: () => (cell.files = decoded.files) }] : []),
      ...ownEditButton(cell, banner),
      { name: 'Back to the original', act: () => cell.reset() },
      { name: 'Keep as my edit', act: () => leave(cell, banner, cell.files) },
    ],
    changed,
  );
  // After the banner, without which nobody should read the program: the file that draws changes may come late, or never.
  const drawn = await changes(cell.original, decoded.files);
  if (drawn) changed.append(drawn);
}

/** The reader's own edit of an example, if any, while its cell shows an edit from a link. */
const ownEdits = new WeakMap<CodeCell, Files | undefined>();

function ownEditButton(cell: CodeCell, banner: Banner): Action[] {
  const own = ownEdits.get(cell);
  return own ? [{ name: 'Back to my own edit', act: () => leave(cell, banner, own) }] : [];
}

/** The cell shows the example as it is; an edit of the reader's own stays where it is kept. */
function afterReset(cell: CodeCell, banner: Banner): void {
  if (!ownEdits.has(cell)) return;
  cell.dropSave(); // the original is not what the reader has made of this link
  if (!ownEdits.get(cell)) {
    leave(cell, banner, cell.original);
    return;
  }
  cell.keepUnder(draftKey(cell.data.id, 'original'), cell.original);
  forgetAddress(cell);
  banner.say('This is the original. Your own edit of it is kept.', ownEditButton(cell, banner));
}

/** From somebody's edit to text that is the reader's own again. */
function leave(cell: CodeCell, banner: Banner, files: Files): void {
  ownEdits.delete(cell);
  cell.keepAsOwn(files);
  close(cell, banner);
}

function close(cell: CodeCell, banner: Banner): void {
  banner.hide();
  forgetAddress(cell);
  cell.querySelector<HTMLElement>('.cell-run')?.focus({ preventScroll: true });
}

/** The address no longer says what is shown, so it forgets the code. */
function forgetAddress(cell: CodeCell): void {
  const version = cell.version === undefined ? {} : { python: cell.version };
  history.replaceState(history.state, '', formatFragment({ id: cell.id, ...version }));
}

/** A fold with what was changed, open if that is short; undefined if the file that draws it does not arrive. */
async function changes(original: Files, edited: Files): Promise<HTMLElement | undefined> {
  const renderDiff = await diffView.get().catch(() => undefined);
  if (!renderDiff) return undefined;
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
