import { parseFragment } from '../../examples/link.ts';
import { Banner } from '../banner/banner.ts';
import { findPart } from '../base/find-part.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { earlierEdits, keepEarlier } from '../cell/earlier-edits.ts';
import { loadStyles } from '../late/load-styles.ts';
import looks from '../share/share.css?url';

/**
 * If an exercise's starting program has changed since the reader began, shows what the reader wrote, says so, and offers
 * the new program. The reader's text stays under its old storage key until it is saved under the new one.
 */
export async function sayChanged(cell: CodeCell): Promise<void> {
  const { id } = cell.data;
  const fragment = parseFragment(location.hash);
  // A program from a link is shown; the reader's own is looked for at another visit.
  if (fragment.id === cell.id && fragment.payload !== undefined) return;
  const earlier = earlierEdits(id, cell.original);
  const shown = earlier.texts.at(-1);
  if (!shown) return;
  // What the reader has begun with the new program stays in sight.
  const begun = cell.edited;
  if (!begun) cell.keepAsOwn(shown);
  keepEarlier(cell, earlier);
  if (begun || !cell.edited) return;
  await loadStyles(looks);
  const banner = new Banner(findPart(cell, '.cell-banner'));
  const takeNew = (): void => {
    const mine = cell.files;
    cell.files = cell.original;
    cell.keepBeside(mine);
    banner.hide();
  };
  banner.say(
    'This exercise has changed since you began it, and starts with another program now. Yours is kept, and stands here; “edited” shows what is different.',
    [
      { name: 'Take the new one', act: takeNew },
      { name: 'Keep mine', act: () => banner.hide() },
    ],
  );
  cell.addEventListener('cell-reset', () => banner.hide(), { once: true });
}
