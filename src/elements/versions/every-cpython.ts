import { size } from '../../output/outcome-words.ts';
import { versionsInWords } from '../../examples/version-groups.ts';
import type { Progress } from '../../runtime/runtime.ts';
import { drawButton } from '../banner/notice.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { askVersion, type Answer } from './ask-version.ts';
import { drawAnswers, groupAnswers, showMarks, type Asked, type Subject } from './draw-answers.ts';
import { loadRecorded } from './load-recorded.ts';
import styles from './every-cpython.css?inline';

// Loaded with this code and not with every page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/**
 * What a cell's program prints in every CPython, side by side: as recorded if the program is the example's own, else from
 * runs in one version after the other, since each takes its own memory. The runs end with Stop, with a run of the cell
 * itself, and when this element leaves the page.
 */
export class EveryCPython extends SiteElement {
  readonly #status = paragraph('every-status');
  readonly #live = document.createElement('span');
  readonly #groups = document.createElement('div');
  readonly #stop = drawButton({ name: 'Stop', act: () => this.#asking?.abort() });
  readonly #again = drawButton({ name: 'Run in all', act: () => void this.ask() });
  #asking: AbortController | undefined;
  #answers = new Map<string, Answer>();
  #recorded = false;

  protected override begin(signal: AbortSignal): void {
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'In every CPython');
    const title = paragraph('every-title');
    title.textContent = 'In every CPython';
    this.#status.setAttribute('aria-live', 'polite');
    this.#live.setAttribute('aria-hidden', 'true');
    this.#groups.className = 'every-groups';
    this.#stop.hidden = true;
    const bar = document.createElement('div');
    bar.className = 'every-bar';
    bar.append(title, this.#stop, this.#again, drawButton({ name: 'Close', act: () => this.remove() }));
    this.append(bar, this.#status, this.#groups);
    const cell = this.#cell;
    cell.addEventListener('cell-run-start', () => this.#asking?.abort(), { signal });
    cell.addEventListener('cell-reset', () => this.remove(), { signal });
  }

  protected override end(): void {
    this.#asking?.abort();
  }

  /** Shows the recording if the program is the one that was recorded; else runs it in every version. */
  async open(): Promise<void> {
    const cell = this.#cell;
    const recorded =
      cell.edited || cell.stdin !== cell.data.stdin ? undefined : await loadRecorded(cell.data);
    if (!this.isConnected) return; // closed meanwhile
    if (!recorded) return this.ask();
    this.#answers = new Map(
      this.#versions.flatMap(([name, version]) => {
        const answer = recorded.get(version);
        return answer ? [[name, answer] as const] : [];
      }),
    );
    this.#recorded = true;
    this.#draw();
    this.#say(`Recorded, not run here. ${this.#summary()}`);
  }

  /** Runs the program as it is now, in the engines with these names; without names, in all. */
  async ask(names: readonly string[] = this.#versions.map(([name]) => name)): Promise<void> {
    if (this.#asking) return;
    const cell = this.#cell;
    cell.stop();
    const asking = new AbortController();
    this.#asking = asking;
    this.#toggle(true);
    const { program } = cell;
    if (names.length > 1) this.#answers.clear();
    this.#recorded = false;
    this.#draw();
    for (const [n, name] of names.entries()) {
      const title = cell.choices.get(name) ?? name;
      const words = names.length > 1 ? `Asking ${title}, ${n + 1} of ${names.length}…` : `Asking ${title}…`;
      if (!asking.signal.aborted) this.#say(words);
      const answer = await askVersion(name, program, asking.signal, (progress) => {
        if (!asking.signal.aborted) this.#say(words, progressInWords(progress));
      });
      this.#answers.set(name, answer);
      if (!asking.signal.aborted) this.#draw();
    }
    this.#asking = undefined;
    if (!this.isConnected) return; // closed meanwhile, or the program was reset
    this.#draw();
    this.#toggle(false);
    this.#say(`${asking.signal.aborted ? 'Stopped. ' : ''}${this.#summary()}`);
  }

  get #cell(): CodeCell {
    const cell = this.closest('code-cell');
    if (!cell) throw new Error('<every-cpython> is outside of a <code-cell>: put it inside one');
    return cell;
  }

  /** Engines and what a reader calls their versions, oldest first. */
  get #versions(): readonly (readonly [name: string, version: string])[] {
    return [...this.#cell.choices].map(([name, title]) => [name, title.replace(/^.* /, '')]);
  }

  get #asked(): readonly Asked[] {
    return this.#versions.flatMap(([name, version]) => {
      const answer = this.#answers.get(name);
      return answer ? [{ name, version, answer }] : [];
    });
  }

  #summary(): string {
    const printed = this.#asked.filter(({ answer }) => answer.kind === 'printed');
    const groups = groupAnswers(printed, this.#subject);
    const all = this.#versions.map(([, version]) => version);
    const names = groups.map((group) =>
      versionsInWords(
        group.map(({ version }) => version),
        all,
      ),
    );
    if (groups.length === 0) return 'None has answered.';
    if (groups.length > 1) return `They differ: ${names.join(' | ')}.`;
    return printed.length === all.length ? 'All print the same.' : `${names[0]}: the same.`;
  }

  get #subject(): Subject {
    const { id, data, files } = this.#cell;
    return {
      cell: id,
      entry: data.entry,
      files: Object.keys(files),
      varies: data.varies,
      versions: this.#versions.map(([, version]) => version),
      recorded: this.#recorded,
    };
  }

  #draw(): void {
    const subject = this.#subject;
    const groups = groupAnswers(this.#asked, subject);
    this.#groups.replaceChildren(...drawAnswers(groups, subject, (name) => void this.ask([name])));
    showMarks(this.#groups);
  }

  #say(words: string, live = ''): void {
    this.#live.textContent = live;
    if (this.#status.firstChild?.nodeValue !== words) this.#status.replaceChildren(words, this.#live);
  }

  /** Shows Stop or “Run in all”. The focus moves to the new button if it was on the other one. */
  #toggle(asking: boolean): void {
    const [shown, hidden] = asking ? [this.#stop, this.#again] : [this.#again, this.#stop];
    const focused = document.activeElement === hidden || !document.activeElement?.isConnected;
    shown.hidden = false;
    hidden.hidden = true;
    if (focused) shown.focus({ preventScroll: true });
  }
}

function progressInWords({ text, loaded, total }: Progress): string {
  if (loaded === undefined || total === undefined || loaded >= total) return ` ${text}…`;
  return ` ${text}: ${size(loaded)} of ${size(total)}`;
}

function paragraph(className: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.className = className;
  return element;
}
