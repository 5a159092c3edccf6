/**
 * A text as a quotation of it reads: one space for every gap, straight quotation marks, and without the marks of
 * reStructuredText and Markdown, without the stars of C comments, and without the `()` that a role adds to a name.
 */
export function plainText(text: string): string {
  return text
    .replace(/:[a-z:]+:`!?[~@]?([^`<]*?)(?:\s*<[^`>]*>)?`/g, (_, name: string) =>
      /^[\w.]+$/.test(name) && text.includes(`\`~${name}\``) ? name.replace(/^.*\./, '') : name,
    )
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[`*\\]/g, '')
    .replaceAll('()', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether a text has these words. A quotation may begin in the middle of a sentence, and then in lower case. */
export function hasQuotation(text: string, quotation: string): boolean {
  const sought = plainText(quotation);
  const toggled = sought.replace(/^\p{L}/u, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
  const plain = plainText(text);
  return plain.includes(sought) || plain.includes(toggled);
}

/** The words of a text that are most like a quotation, for a message: what follows its longest beginning that is there. */
export function nearest(text: string, quotation: string): string | undefined {
  const plain = plainText(text);
  const words = plainText(quotation).split(' ');
  for (let length = words.length - 1; length > 1; length--) {
    const at = plain.indexOf(words.slice(0, length).join(' '));
    if (at >= 0) return plain.slice(at, at + plainText(quotation).length);
  }
  return undefined;
}
