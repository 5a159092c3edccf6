import type { CodeCell } from '../cell/code-cell.ts';
import { announce } from '../banner/announce.ts';
import { startEmbed } from '../embed/embed.ts';
import { LatePiece } from '../late/late-piece.ts';
import { copyLinks } from './copy-links.ts';

const sharePanel = new LatePiece('openSharePanel', () => import('../share/share-panel.ts'));
const addressPiece = new LatePiece('followAddress', () => import('./fragment.ts'));
const lineLinksPiece = new LatePiece('addLineLinks', () => import('./line-links.ts'));

/** Everything that a page does about addresses; once per page. */
export function startLinks(): void {
  if (location.hash.length > 1) followAddress();
  addEventListener('hashchange', followAddress);
  copyLinks();
  document.addEventListener('pointerover', lineLinks, { passive: true });
  document.addEventListener('focusin', lineLinks);
  startEmbed();
  document.addEventListener('cell-share', (event) => {
    event.preventDefault();
    share(event.target as CodeCell);
  });
}

function followAddress(): void {
  addressPiece.get().then(
    (follow) => void follow(),
    () => announce('A file did not arrive, and what this address names cannot be shown. Reload the page.'),
  );
}

function share(cell: CodeCell): void {
  sharePanel
    .get()
    .then((openSharePanel) => openSharePanel(cell))
    .catch((error: unknown) => cell.sayMissing('Share', error, () => share(cell)));
}

/**
 * Somebody has come to a cell: what links its lines is fetched, so that it is there when they come to the code, whose
 * lines then get their links.
 */
function lineLinks({ target }: Event): void {
  if (!(target instanceof Element) || !target.closest('code-cell')) return;
  lineLinksPiece.get().then(
    (addLineLinks) => {
      const code = target.closest<HTMLElement>('.code');
      if (code) addLineLinks(code);
    },
    // Not to be had now; the next pointer asks again.
    () => undefined,
  );
}
