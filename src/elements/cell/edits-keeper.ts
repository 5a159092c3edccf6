import type { CodeCell } from './code-cell.ts';
import { saveEdits } from './saved-edits.ts';

/** Milliseconds after the last change: a word is kept once, not letter by letter. */
const delay = 250;

/** Writes a cell's edits to this device soon after they are made; a page that is left in the middle of a word keeps them, too. */
export class EditsKeeper {
  readonly #key: string;
  readonly #cell: Pick<CodeCell, 'keepsEdits' | 'edited' | 'files'>;
  readonly #refused: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #told = false;

  /** `refused` hears, once until edits are kept again, that the device would not. */
  constructor(
    key: string,
    cell: Pick<CodeCell, 'keepsEdits' | 'edited' | 'files'>,
    refused: () => void,
    signal: AbortSignal,
  ) {
    this.#key = key;
    this.#cell = cell;
    this.#refused = refused;
    addEventListener('pagehide', () => this.#waiting !== undefined && this.#save(), { signal });
  }

  /** The text has changed. */
  soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#save(), delay);
  }

  #save(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const { keepsEdits, edited, files } = this.#cell;
    if (!keepsEdits) return;
    const refused = !saveEdits(this.#key, edited ? files : undefined) && edited;
    if (refused && !this.#told) this.#refused();
    this.#told = refused;
  }
}
