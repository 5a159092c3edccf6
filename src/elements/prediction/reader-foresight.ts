import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { forgetAll, readKept } from './kept-answers.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reader-foresight': ReaderForesight;
  }
}

/** How many predictions this reader made right, by section. Stays hidden for those who committed to none. */
export class ReaderForesight extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    findPart(this, 'button').addEventListener('click', () => this.#forget(), { signal });
    window.addEventListener('storage', () => this.#show(), { signal });
    this.#show();
  }

  #show(): void {
    const kept = readKept(this.dataset['kept'] ?? '');
    const sum = { asked: 0, foreseen: 0, looked: 0, open: 0 };
    for (const row of this.querySelectorAll<HTMLElement>('[data-ids]')) {
      const ids = (row.dataset['ids'] ?? '').split(' ');
      const foreseen = ids.filter((id) => kept[id]?.right).length;
      const open = ids.filter((id) => !kept[id]).length;
      row.querySelector('[data-foreseen]')!.textContent = `${foreseen} of ${ids.length}`;
      row.querySelector('[data-open]')!.textContent = String(open);
      sum.asked += ids.length;
      sum.foreseen += foreseen;
      sum.looked += ids.filter((id) => kept[id]?.looked).length;
      sum.open += open;
    }
    this.hidden = sum.open === sum.asked;
    this.querySelector('.foreseen-total')!.textContent = [
      `You foresaw ${sum.foreseen} of ${sum.asked}.`,
      ...(sum.looked > 0 ? [`At ${sum.looked} you looked first.`] : []),
      ...(sum.open > 0 ? [`You have not tried ${sum.open}.`] : []),
    ].join(' ');
  }

  #forget(): void {
    forgetAll(this.dataset['kept'] ?? '');
    this.#show();
  }
}
