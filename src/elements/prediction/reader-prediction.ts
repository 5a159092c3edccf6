import type { AskedPrediction } from '../../examples/asked-prediction.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { askedUnder } from './asked.ts';
import { drawForm, drawSentence, type PredictionForm } from './draw-form.ts';
import { keepAnswer, readKept, type KeptAnswer } from './kept-answers.ts';
import { sameAnswer } from './same-answer.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reader-prediction': ReaderPrediction;
  }
}

/**
 * The choices within the fold of a question: the reader gives an answer, then the fold shows the one that a recording
 * proves. Answers are kept in this browser and sent nowhere.
 */
export class ReaderPrediction extends SiteElement {
  #asked!: AskedPrediction;
  #parts!: PredictionForm;

  protected override begin(signal: AbortSignal): void {
    this.#asked = askedUnder(this.#id);
    this.#parts = drawForm(this.#id, this.#asked);
    const { form, group, look, run, clear } = this.#parts;
    const question = this.#fold.querySelector('.predict-question')!;
    question.id = `predict-${this.#id}`;
    group.setAttribute('aria-labelledby', question.id);
    form.addEventListener('submit', (event) => this.#commit(event), { signal });
    look.addEventListener('click', () => this.#keep({ given: '', right: false, looked: true }), { signal });
    run.addEventListener('click', () => this.#run(), { signal });
    clear.addEventListener('click', () => this.#reopen(), { signal });
    window.addEventListener('storage', ({ key }) => key === this.#key && this.#restore(), { signal });
    this.append(form);
    this.#restore();
  }

  /** Shows what this device holds, from an earlier visit or from another tab. */
  #restore(): void {
    const kept = readKept(this.#key)[this.#id];
    for (const input of this.#parts.inputs) {
      if (input.type === 'radio') input.checked = input.value === kept?.given;
      else input.value = kept?.given ?? '';
    }
    // If a new version of the page no longer offers the kept choice, the question is open again.
    this.#show(kept?.looked || this.#given !== '' ? kept : undefined);
  }

  #commit(event: Event): void {
    event.preventDefault();
    const given = this.#given;
    if (given === '') {
      this.#parts.verdict.ariaLive = 'polite';
      this.#parts.verdict.textContent = 'Choose or write an answer first.';
      this.#parts.inputs[0]?.focus();
      return;
    }
    this.#keep({ given, right: sameAnswer(given, this.#asked.right) });
  }

  #run(): void {
    const cell = this.#cell;
    // The same example in the other language may be shown in its place.
    cell?.closest('mirror-switch')?.reveal(cell);
    cell?.scrollIntoView({ block: 'start' });
    void cell?.run();
  }

  #reopen(): void {
    keepAnswer(this.#key, this.#id, undefined);
    this.#parts.form.reset();
    this.#show(undefined);
    this.#parts.inputs[0]?.focus();
  }

  #keep(answer: KeptAnswer): void {
    const kept = keepAnswer(this.#key, this.#id, answer);
    // It gets the focus, and is read out for that. As a status it would be said a second time.
    this.#parts.verdict.ariaLive = 'off';
    this.#show(answer);
    if (!kept)
      this.#parts.verdict.append(
        ' (This browser could not keep your answer: it has no room, or allows none.)',
      );
    // The button that had the focus is gone; from here Tab goes on to what can be done now.
    this.#parts.verdict.focus({ preventScroll: true });
  }

  #show(answer: KeptAnswer | undefined): void {
    const { group, inputs, verdict, commit, look, run, clear } = this.#parts;
    const right = answer !== undefined && sameAnswer(answer.given, this.#asked.right);
    group.dataset['state'] = !answer || answer.looked ? 'open' : right ? 'right' : 'wrong';
    this.#fold.dataset['prediction'] = answer ? 'answered' : 'open';
    for (const input of inputs) input.disabled = answer !== undefined;
    commit.hidden = look.hidden = answer !== undefined;
    clear.hidden = answer === undefined;
    run.hidden = answer === undefined || !this.#cell;
    if (!answer) verdict.textContent = '';
    else if (answer.looked)
      verdict.textContent = 'You looked at the answer first, so this one does not count.';
    else if (right) verdict.textContent = 'You foresaw it.';
    else verdict.replaceChildren('Not so. ', this.#whyNot(answer.given));
  }

  #whyNot(given: string): Node {
    const { wrong, otherwise = [] } = this.#asked;
    return drawSentence(wrong.find(({ is }) => sameAnswer(is, given))?.not ?? otherwise);
  }

  get #given(): string {
    const { inputs } = this.#parts;
    const text = inputs.find(({ type }) => type === 'text');
    return (text ?? inputs.find(({ checked }) => checked))?.value.trim() ?? '';
  }

  get #key(): string {
    return this.dataset['kept'] ?? '';
  }

  get #id(): string {
    return this.dataset['id'] ?? '';
  }

  /** The cell of the program that decides the answer, if this page shows it. */
  get #cell(): CodeCell | undefined {
    return document.querySelector<CodeCell>(`code-cell[data-example="${this.#asked.example}"]`) ?? undefined;
  }

  get #fold(): HTMLDetailsElement {
    return this.closest('details')!;
  }
}
