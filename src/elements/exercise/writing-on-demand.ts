import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';

const piece = new LatePiece('writeHere', () => import('./write-here.ts'));

/** Brings an exercise into the section that taught it when "Write it here" is pressed. */
export function writingOnDemand(): void {
  document.addEventListener('click', ({ target }) => {
    const button =
      target instanceof Element ? target.closest<HTMLElement>('[data-write]:not([aria-busy])') : null;
    if (button) bring(button, button.closest('.write-it')!);
  });
}

function bring(button: HTMLElement, place: Element): void {
  button.setAttribute('aria-busy', 'true');
  piece
    .get()
    .then((writeHere) => writeHere(button, place))
    .catch((error: unknown) => {
      button.removeAttribute('aria-busy');
      showMissing(place, 'This exercise', error, () => bring(button, place));
    });
}
