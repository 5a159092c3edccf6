import type { Outcome } from '../../runtime/runtime.ts';

/** A page keeps an element for each line. */
const MOST_LINES = 200_000;
/** Each piece costs the page a step of its own, however short it is. */
const MOST_PIECES = 100_000;

/** How much a program may print: kept to by its worker, and again by the page, since a program could go round the worker. */
export class OutputBudget {
  readonly #limit: number;
  #length = 0;
  #lines = 0;
  #pieces = 0;
  #exceeded: Extract<Outcome, { kind: 'output-limit' }> | undefined;

  /** In UTF-16 units. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How the run ends, once the program has printed more than it may. */
  get exceeded(): Extract<Outcome, { kind: 'output-limit' }> | undefined {
    return this.#exceeded;
  }

  /** A piece of output, or anything else that its reader has to look at. */
  countPiece(): void {
    this.#pieces += 1;
    if (this.#pieces > MOST_PIECES) {
      this.#exceeded ??= { kind: 'output-limit', limitBytes: this.#limit, limitPieces: MOST_PIECES };
    }
  }

  /** As much of the text as may still be printed. */
  take(text: string): string {
    if (this.#exceeded) return '';
    const room = this.#limit - this.#length;
    const shown = this.#withinLines(text.length > room ? text.slice(0, room) : text);
    this.#length += shown.length;
    if (shown.length < text.length) this.#exceeded ??= { kind: 'output-limit', limitBytes: this.#limit };
    return shown;
  }

  #withinLines(text: string): string {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      this.#lines += 1;
      if (this.#lines < MOST_LINES || end === text.length - 1) continue;
      this.#exceeded = { kind: 'output-limit', limitBytes: this.#limit, limitLines: MOST_LINES };
      return text.slice(0, end + 1);
    }
    return text;
  }
}
