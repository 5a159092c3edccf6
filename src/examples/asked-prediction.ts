/** A sentence of our data: text, and `code` with the mark that it carries, if any. */
export type Sentence = readonly (string | readonly [code: string, mark?: string])[];

/** What a page asks a reader to predict, as it is sent when somebody reaches for it. */
export interface AskedPrediction {
  /** What the recording says: the `is` of the right choice, or the text to write. */
  readonly right: string;
  /** The id of the example whose recording decides it. */
  readonly example: string;
  /** Absent where a short text is to be written. */
  readonly choices?: readonly { readonly is: string; readonly says: Sentence }[];
  /** What to write, where there are no choices. */
  readonly label?: string;
  /** Why it is not so, for wrong answers that a misunderstanding gives. */
  readonly wrong: readonly { readonly is: string; readonly not: Sentence }[];
  /** The same for every other wrong answer. */
  readonly otherwise?: Sentence;
}

/** By id. */
export type AskedPredictions = Readonly<Record<string, AskedPrediction>>;
