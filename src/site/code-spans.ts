/** A stretch of prose or of code. */
export interface Span {
  readonly text: string;
  readonly code: boolean;
}

/** Splits a sentence of our data at its `code spans`, the only markup that data may hold. */
export function codeSpans(sentence: string): readonly Span[] {
  return sentence
    .split(/(`[^`]+`)/)
    .filter((text) => text !== '')
    .map((text) =>
      text.length > 2 && text.startsWith('`') && text.endsWith('`')
        ? { text: text.slice(1, -1), code: true }
        : { text, code: false },
    );
}
