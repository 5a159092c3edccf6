import { announce } from '../banner/announce.ts';
import { LatePiece } from '../late/late-piece.ts';

const piece = new LatePiece('makeChange', () => import('./make-change.ts'));

/**
 * Makes the changes that claims and sections suggest: to a program on this page when the change's button is pressed, to
 * one on another page when that page is opened with `?change=`. The code for it is loaded with the first change.
 */
export function changesOnDemand(): void {
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element) make(target.closest<HTMLElement>('button.make-change')?.dataset['change']);
  });
  make(new URLSearchParams(location.search).get('change'));
}

function make(change: string | null | undefined): void {
  if (!change) return;
  piece
    .get()
    .then((makeChange) => makeChange(Number(change)))
    .catch(() => announce('A file did not arrive. Try again, or make the change by hand.'));
}
