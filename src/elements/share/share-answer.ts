import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';

const sharePanel = new LatePiece('openSharePanel', () => import('./share-panel.ts'));

/** The button that shares an answer: its words, and the program that decides it, as the cell below stands. */
export class ShareAnswer extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    const button = findPart<HTMLButtonElement>(this, 'button');
    button.hidden = false;
    button.addEventListener('click', () => this.#share(), { signal });
  }

  #share(): void {
    const { cell: id = '', title = '', text = '', versions = '' } = this.dataset;
    const cell = document.querySelector<CodeCell>(`code-cell#${id}`);
    if (!cell) return;
    sharePanel.get().then(
      (openSharePanel) => openSharePanel(cell, { title, text: [text, versions] }),
      (error: unknown) => showMissing(this, 'Share', error, () => this.#share()),
    );
  }
}
