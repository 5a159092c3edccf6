import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { describeCell } from '../share/cell-answer.ts';

/** The link under a claim that opens an issue. If the reader edited a program that decides it, the issue links the edit. */
export class CorrectThis extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    const link = findPart<HTMLAnchorElement>(this, 'a');
    const fill = (): void => void this.#fill(link);
    // Before a click: the link has to be right when it is opened in a new tab, too.
    for (const event of ['pointerenter', 'focusin', 'touchstart'])
      this.addEventListener(event, fill, { signal, passive: true });
  }

  async #fill(link: HTMLAnchorElement): Promise<void> {
    const ids = this.dataset['experiments']?.split(' ') ?? [];
    const cells = ids.map((id) => document.querySelector<CodeCell>(`code-cell[data-example="${id}"]`));
    const edited = cells.find((cell) => cell?.edited);
    if (!edited) return;
    const shared = await describeCell(edited);
    if ('refused' in shared) return;
    const engine = shared.answer.engine ?? 'not run';
    const address = new URL(link.href);
    const body = address.searchParams.get('body') ?? '';
    address.searchParams.set(
      'body',
      body.replace(/^Counter-program: .*$/m, () => `Counter-program: ${shared.link} (${engine})`),
    );
    link.href = address.href;
  }
}
