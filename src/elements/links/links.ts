import type { CodeCell } from '../cell/code-cell.ts';
import { startEmbed } from '../embed/embed.ts';
import { copyLinks } from './copy-links.ts';
import { followFragments } from './fragment.ts';

/** Everything that a page does about addresses; once per page. */
export function startLinks(): void {
  followFragments();
  copyLinks();
  document.addEventListener('pointerover', lineLinks, { passive: true });
  document.addEventListener('focusin', lineLinks);
  startEmbed();
  document.addEventListener('cell-share', (event) => {
    event.preventDefault();
    const cell = event.target as CodeCell;
    void import('../share/share-panel.ts').then(({ openSharePanel }) => openSharePanel(cell));
  });
}

/**
 * Somebody has come to a cell: what links its lines is fetched, so that it is there when they come to the code, whose
 * lines then get their links.
 */
function lineLinks({ target }: Event): void {
  if (!(target instanceof Element) || !target.closest('code-cell')) return;
  import('./line-links.ts').then(
    ({ addLineLinks }) => {
      const code = target.closest('.code');
      if (code) addLineLinks(code);
    },
    // Not to be had now; the next pointer asks again.
    () => undefined,
  );
}
