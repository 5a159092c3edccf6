import { changeStyle, type StyledText, type TextStyle } from './text-style.ts';

/**
 * A sequence of ECMA-48, whole or cut off by the end of its line. The parameters and the command of a control sequence
 * are caught; strings, titles and links are passed over. A parser for all of them weighed a tenth of a page's scripts.
 */
const sequence =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /\u001b(?:\[([0-?]*)([ -/]*[@-~]?)|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -/]*[0-~]?)/;

/** The longest line, in characters, in which a program may go back; to a longer one it can only add. */
const longestEditable = 4000;

const blank: Cell = { character: ' ', style: undefined };

/** Where the cursor goes. */
const steps: Readonly<Record<string, (from: number, count: number) => number>> = {
  C: (from, count) => from + count,
  D: (from, count) => from - count,
  G: (_, column) => column - 1,
};

interface Cell {
  readonly character: string;
  readonly style: TextStyle | undefined;
}

/** A part of a line that has to be drawn. */
export interface Written {
  readonly text: string;
  readonly styled: readonly StyledText[];
  /** It is the whole line, since something before its end was written over. */
  readonly whole: boolean;
}

/**
 * The line that a program is writing, as a small terminal has it: `\b` and `\r` go back, what is written then takes the
 * place of what is there, and sequences set the style, clear the line, or move within it. Other sequences do nothing.
 */
export class TerminalLine {
  style: TextStyle | undefined;
  #cells: Cell[];
  #cursor: number;
  /** It has become too long to go back in: its cells are forgotten as soon as they are drawn. */
  #onlyGrows = false;
  /** The first cell that was written since the last {@link write}. */
  #changed = 0;

  constructor(text: string, style: TextStyle | undefined) {
    this.#cells = [...text].map((character) => ({ character, style: undefined }));
    this.#cursor = this.#cells.length;
    this.style = style;
  }

  /** Takes in text without a line end; what has to be drawn of it. */
  write(text: string): Written {
    const before = this.#cells.length;
    this.#changed = before;
    // Texts, and between two of them the parameters and the command of what stood there, if it was a control sequence.
    const parts = text.split(sequence);
    for (let index = 0; index < parts.length; index += 3) {
      const [plain = '', parameters = '', command] = parts.slice(index, index + 3);
      this.#put(plain);
      if (command === 'm' && !/[<-?]/.test(parameters)) {
        const groups = parameters.split(';').map((group) => group.split(':'));
        this.style = changeStyle(this.style, groups);
      } else if (command === 'K') this.#clear(parameters || '0');
      else if (command !== undefined && command in steps) this.#step(command, Number(parameters || '1'));
    }
    const whole = this.#changed < before;
    const styled = runs(whole ? this.#cells : this.#cells.slice(before));
    if (this.#cells.length > longestEditable) {
      this.#onlyGrows = true;
      this.#cells = [];
      this.#cursor = 0;
    }
    return { text: styled.map((run) => run.text).join(''), styled, whole };
  }

  #put(text: string): void {
    for (const character of text) {
      if (character === '\b') this.#cursor -= !this.#onlyGrows && this.#cursor > 0 ? 1 : 0;
      else if (character === '\r') this.#cursor = this.#onlyGrows ? this.#cursor : 0;
      else {
        this.#changed = Math.min(this.#changed, this.#cursor);
        // It may have been moved beyond the end.
        while (this.#cells.length < this.#cursor) this.#cells.push(blank);
        this.#cells[this.#cursor] = { character, style: this.style };
        this.#cursor += 1;
      }
    }
  }

  /** Moves the cursor, at most to the end of what a program may go back in: `C` and `D` by so many, `G` to this column. */
  #step(command: string, count: number): void {
    if (this.#onlyGrows || !Number.isInteger(count)) return;
    const to = steps[command]?.(this.#cursor, Math.max(1, count)) ?? this.#cursor;
    this.#cursor = Math.max(0, Math.min(to, longestEditable));
  }

  /** `0` clears to the end of the line, `1` up to the cursor, `2` all of it; the cursor stays. */
  #clear(what: string): void {
    if (this.#onlyGrows) return;
    if (what !== '1') {
      this.#changed = Math.min(this.#changed, this.#cursor);
      this.#cells.length = Math.min(this.#cells.length, this.#cursor);
    }
    if (what === '0') return;
    this.#changed = 0;
    this.#cells.fill(blank, 0, this.#cursor);
  }
}

function runs(cells: readonly Cell[]): StyledText[] {
  const found: { text: string; style?: TextStyle }[] = [];
  let style: TextStyle | undefined;
  for (const cell of cells) {
    const last = found.at(-1);
    if (last && cell.style === style) last.text += cell.character;
    else found.push({ text: cell.character, ...(cell.style ? { style: cell.style } : {}) });
    style = cell.style;
  }
  return found;
}
