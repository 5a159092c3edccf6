import type { CheckReport } from '../../examples/check.ts';
import type { ExerciseAsset } from '../../examples/exercise-asset.ts';
import { formatFragment } from '../../examples/link.ts';
import { encodeShare } from '../../examples/share.ts';
import { siteAddress } from '../addresses/site-address.ts';
import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { copyText } from '../clipboard/copy.ts';
import { diffView } from '../diff/load-diff.ts';
import { drawResults, paragraph } from './draw-results.ts';
import { keepExercise, passedBefore, readExercises, type KeptExercise } from './kept-exercises.ts';
import { runCheck } from './run-check.ts';
import { sayChanged } from './say-changed.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reader-exercise': ReaderExercise;
  }
}

/** A check that runs; a `report` only of one that nobody stopped. */
interface Checking {
  readonly program: string;
  readonly stop: AbortController;
  readonly report: Promise<CheckReport | undefined>;
}

/** What stands below the cell of an exercise: checks the program in it, helps, and hands it in. */
export class ReaderExercise extends SiteElement {
  #asset: Promise<ExerciseAsset> | undefined;
  #checking: Checking | undefined;
  /** The last check that came to its end. */
  #last: { readonly program: string; readonly report: CheckReport } | undefined;

  protected override begin(signal: AbortSignal): void {
    const on = (name: string, act: () => unknown): void =>
      findPart(this, `.exercise-${name}`).addEventListener('click', () => void this.#try(act), { signal });
    on('check', () => (this.#checking ? this.#checking.stop.abort() : this.check()));
    on('hint', () => this.#hint());
    on('solution', () => this.#solution());
    on('hand-in', () => this.#handIn());
    const sent = this.#sent;
    if (sent !== undefined) {
      const words = `Whoever sent this link says, by a computation of their own: ${sent}. Check runs the tests here.`;
      findPart(this, '.exercise-sent').textContent = words;
      findPart(this, '.exercise-sent').hidden = false;
    }
    void this.#try(() => sayChanged(this.#cell));
    if (sent === undefined && passedBefore(this.#kept, this.dataset['version']))
      this.#say(
        'The tests of this exercise have changed since you passed them. Check says whether yours passes now.',
      );
  }

  protected override end(): void {
    this.#checking?.stop.abort();
  }

  /**
   * Runs the tests on what is in the cell; what came of them, unless they were stopped. There is one check at a time: of the
   * same program it is shared, that of an earlier one is stopped.
   */
  async check(): Promise<CheckReport | undefined> {
    const program = this.#program;
    while (this.#checking && this.#checking.program !== program) {
      this.#checking.stop.abort();
      await this.#checking.report.catch(() => {}); // whoever began it says why
    }
    if (!this.#checking) {
      const stop = new AbortController();
      this.#checking = { program, stop, report: this.#runTests(program, stop.signal) };
    }
    return this.#checking.report;
  }

  async #runTests(program: string, signal: AbortSignal): Promise<CheckReport | undefined> {
    const button = findPart(this, '.exercise-check');
    button.textContent = 'Stop';
    this.#say('Checking…');
    try {
      const asset = await Promise.race([this.#load(), stopped(signal)]);
      if (!asset) {
        this.#say('Stopped before the tests had come.');
        return undefined;
      }
      const { check, meanings } = asset;
      const report = await runCheck(program, check, signal, (news) =>
        typeof news === 'string' ? this.#say(news) : this.#show(news, meanings),
      );
      this.#show(report, meanings);
      if (signal.aborted && !report.done) {
        this.#say('Stopped before all checks had run.');
        return undefined;
      }
      if (report.done) this.#last = { program, report };
      this.#sum(report);
      return report;
    } finally {
      this.#checking = undefined;
      button.textContent = 'Check';
      this.dispatchEvent(new CustomEvent('exercise-checked', { bubbles: true }));
    }
  }

  #show({ results }: CheckReport, meanings: ExerciseAsset['meanings']): void {
    const list = findPart(this, '.exercise-checks');
    list.hidden = false;
    list.replaceChildren(...drawResults(results, meanings));
  }

  #sum(report: CheckReport): void {
    const said = counted(report);
    const agrees =
      this.#sent === undefined
        ? ''
        : this.#sent === said
          ? ' The sender says the same.'
          : ' The sender says something else.';
    if (!report.passed) return this.#say(`${said}.${agrees}`);
    this.#say(`All ${said}. You wrote it.${agrees}`);
    const { version } = this.dataset;
    this.#keep({ passed: true, ...(version && { version }) });
  }

  async #hint(): Promise<void> {
    const { hints } = await this.#load();
    const place = findPart(this, '.exercise-hints');
    const shown = place.childElementCount;
    const next = hints[shown];
    if (next === undefined) return;
    place.append(paragraph(`Hint ${shown + 1}: ${next}`));
    findPart(this, '.exercise-hint').textContent = `Hint (${shown + 1} of ${hints.length})`;
    findPart<HTMLButtonElement>(this, '.exercise-hint').disabled = shown + 1 === hints.length;
    if ((this.#kept.hints ?? 0) <= shown) this.#keep({ hints: shown + 1 });
  }

  /** Shows what turns the reader's program into the solution, or takes it away. */
  async #solution(): Promise<void> {
    const place = findPart(this, '.exercise-answer');
    place.hidden = !place.hidden;
    findPart(this, '.exercise-solution').setAttribute('aria-expanded', String(!place.hidden));
    if (place.hidden) return;
    const [{ solution }, renderDiff] = await Promise.all([this.#load(), diffView.get()]);
    place.replaceChildren(renderDiff(this.#program, solution, { before: 'yours', after: 'one solution' }));
    if (!this.#kept.passed) this.#keep({ looked: true });
  }

  /** Copies a link with the program, and what the tests said of it. */
  async #handIn(): Promise<void> {
    // What is written while it is checked has no result yet.
    const { files } = this.#cell;
    const program = this.#program;
    const report = this.#last?.program === program ? this.#last.report : await this.check();
    if (!report) return this.#say('Nothing was copied: a check that was stopped has no result to hand in.');
    const encoded = await encodeShare(files);
    if (encoded.kind === 'refused')
      return this.#say('The program is too long for a link. Copy its text instead.');
    const said = counted(report);
    const link = `${siteAddress(`x/${this.#cell.id}/`)}?passed=${encodeURIComponent(said)}${formatFragment({ id: this.#cell.id, payload: encoded.payload })}`;
    const text = `${this.#cell.data.title}: ${said}, computed in my browser. ${link}`;
    const asOf = this.#program === program ? '' : ' as it was when you pressed Hand in';
    this.#say(
      (await copyText(text))
        ? `Copied: a link with your program${asOf}, which says “${said}, computed in my browser”. Whoever opens it can check it again.`
        : 'This browser does not let the link be copied. Use Share, above.',
    );
  }

  /** What a link says was passed; undefined where this is no link that was handed in. */
  get #sent(): string | undefined {
    const sent = new URLSearchParams(location.search).get('passed');
    return sent !== null && /^\d+ of \d+ checks passed$/.test(sent) ? sent : undefined;
  }

  #keep(news: KeptExercise): void {
    if (keepExercise(this.dataset['kept'] ?? '', this.#cell.id, news)) return;
    // Beside what was said: that the tests passed is worth more.
    const words = ' This browser could not remember that: it has no room, or allows none.';
    findPart(this, '.exercise-status').append(words);
  }

  get #kept(): KeptExercise {
    return readExercises(this.dataset['kept'] ?? '')[this.#cell.id] ?? {};
  }

  #load(): Promise<ExerciseAsset> {
    this.#asset ??= fetchAsset(this.dataset['asset'] ?? '').catch((error: unknown) => {
      this.#asset = undefined;
      throw error;
    });
    return this.#asset;
  }

  async #try(act: () => unknown): Promise<void> {
    try {
      await act();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#say(`That could not be done: ${why.replace(/\.$/, '')}. Try again.`);
    }
  }

  #say(words: string): void {
    findPart(this, '.exercise-status').textContent = words;
  }

  get #program(): string {
    return this.#cell.files['main.py'] ?? '';
  }

  get #cell(): CodeCell {
    return this.closest('code-cell') as CodeCell;
  }
}

function counted({ results }: CheckReport): string {
  return `${results.filter(({ state }) => state === 'passed').length} of ${results.length} checks passed`;
}

async function fetchAsset(address: string): Promise<ExerciseAsset> {
  const response = await fetch(address);
  if (!response.ok) throw new Error('a file of this exercise did not arrive');
  return (await response.json()) as ExerciseAsset;
}

/** Resolves when it is stopped, and never otherwise. */
function stopped(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
