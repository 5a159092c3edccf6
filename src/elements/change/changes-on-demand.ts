import { announce } from '../clipboard/copy.ts';
import { LatePiece } from '../late/late-piece.ts';

const piece = new LatePiece('makeChange', () => import('./make-change.ts'));

/**
 * Makes the changes that claims and sections suggest: of a program that the page shows when its button is pressed, of
 * another one when its page is opened with `?change=`. What does so is loaded when the first one is asked for.
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
