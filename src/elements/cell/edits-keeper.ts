import type { Files } from './cell-events.ts';
import { saveEdits } from './saved-edits.ts';

/** Milliseconds after the last change: a word is kept once, not letter by letter. */
const delay = 250;

interface EditedCell {
  readonly keepsEdits: boolean;
  readonly edited: boolean;
  readonly files: Files;
}

/** Writes a cell's edits to this device soon after they are made; a page that is left in the middle of a word keeps them, too. */
export class EditsKeeper {
  readonly #key: string;
  readonly #cell: EditedCell;
  readonly #told: (kept: boolean) => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #refused = false;

  /** `told` hears when the device would not keep the edits, and when there are none left that it would not keep. */
  constructor(key: string, cell: EditedCell, told: (kept: boolean) => void, signal: AbortSignal) {
    this.#key = key;
    this.#cell = cell;
    this.#told = told;
    addEventListener('pagehide', () => this.#waiting !== undefined && this.#save(), { signal });
  }

  /** Whether there are edits and they outlast the page. */
  get keeps(): boolean {
    return this.#cell.keepsEdits && this.#cell.edited && !this.#refused;
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
    if (refused !== this.#refused) this.#told(!refused);
    this.#refused = refused;
  }
}
