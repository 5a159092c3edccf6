import type { CellData } from '../../examples/cell-data.ts';
import type { RecordedLine } from '../../examples/example.ts';
import { diffView } from '../diff/load-diff.ts';
import { showMissing } from '../late/missing.ts';
import type { Outcome } from '../../runtime/runtime.ts';
import { outputTools } from './load-output-tools.ts';

/**
 * Says whether an unedited program printed what was recorded, and shows the difference if it did not. While the text is
 * edited it is hidden, because it would seem to be about the edit.
 */
export class RecordedComparison {
  readonly #badge: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #data: CellData;
  /** There is something to say about the output in sight. */
  #compared = false;
  #edited = false;

  constructor(badge: HTMLElement, panel: HTMLElement, data: CellData) {
    this.#badge = badge;
    this.#panel = panel;
    this.#data = data;
  }

  /** `engine` ran it. A recording says nothing of a version that the example does not name: that one may print otherwise. */
  async compare(output: readonly RecordedLine[], outcome: Outcome, engine: string): Promise<void> {
    const { recording, varies, engines } = this.#data;
    if (!recording || engines.every(({ name }) => name !== engine)) return;
    const { compareOutput } = await outputTools.get();
    const match = compareOutput(recording, { output, outcome }, varies);
    this.#compared = true;
    this.#badge.dataset['match'] = match;
    this.#update();
    if (match !== 'different') {
      this.#badge.textContent = 'same as recorded';
      this.#badge.title = match === 'same' ? '' : 'The same lines; only times differ a little.';
      return;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cell-action';
    button.textContent = 'differs from the recording';
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => this.#toggle(button, recording.output, output));
    this.#badge.replaceChildren(button);
  }

  /** The text in sight is not the original, or is it again. */
  edited(edited: boolean): void {
    this.#edited = edited;
    this.#update();
  }

  /** The output that was compared is gone. */
  forget(): void {
    this.#compared = false;
    this.#update();
    this.#badge.replaceChildren();
    this.#badge.title = '';
  }

  #update(): void {
    this.#badge.hidden = !this.#compared || this.#edited;
    if (!this.#badge.hidden) return;
    this.#badge.querySelector('button')?.setAttribute('aria-expanded', 'false');
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
  }

  #toggle(button: HTMLElement, before: readonly RecordedLine[], after: readonly RecordedLine[]): void {
    const open = this.#panel.hidden;
    button.setAttribute('aria-expanded', String(open));
    this.#panel.hidden = !open;
    if (!open) return;
    const draw = (): void =>
      void this.#draw(before, after).catch((error: unknown) =>
        showMissing(this.#panel, 'The difference', error, draw),
      );
    draw();
  }

  async #draw(before: readonly RecordedLine[], after: readonly RecordedLine[]): Promise<void> {
    const [renderDiff, { shownLines }] = await Promise.all([diffView.get(), outputTools.get()]);
    const text = (lines: readonly RecordedLine[]): string =>
      shownLines(lines)
        .map((line) => line.text)
        .join('');
    this.#panel.replaceChildren(
      renderDiff(text(before), text(after), { before: 'recorded', after: 'this run' }),
    );
  }
}
