import type { LatePiece } from './late-piece.ts';
import { showMissing } from './missing.ts';
import { pageAtRest } from './page-loaded.ts';

/** Wakes the elements of a name where a page has some; the reader is told, as `what`, where their code did not arrive. */
export function defineLate<Name extends string>(
  tag: string,
  what: string,
  piece: LatePiece<Name, Readonly<Record<Name, CustomElementConstructor>>>,
): void {
  const element = document.querySelector(tag);
  if (!element) return;
  pageAtRest()
    .then(() => piece.get())
    .then(
      (constructor) => customElements.define(tag, constructor),
      (error: unknown) => showMissing(element, what, error, () => defineLate(tag, what, piece)),
    );
}
