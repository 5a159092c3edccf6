import { describeHidden, hiddenCharacters } from './hidden-characters.ts';

/**
 * Output as a page can show it: no character in it hides, or moves the others about. Control characters become their
 * pictures (NUL is ␀), whatever else hides is named as pagers do it (`<U+202E>`), halves of surrogate pairs become the
 * replacement character. Tabs stay.
 */
export function visible(text: string): string {
  // Nearly all output is plain ASCII, and there may be much of it.
  return plain.test(text) ? text : text.toWellFormed().replace(hiddenCharacters, picture);
}

/**
 * The same for control characters alone, and for the two separators that some programs take for the end of a line. A
 * program's text then still runs, unless it has characters that a text field would drop anyway.
 */
export function visibleControls(text: string): string {
  return text.toWellFormed().replace(controls, picture);
}

const plain = /^[\t\n -~]*$/;
const controls = /(?![\t\n])[\p{Cc}\u2028\u2029]/gu;
/** What ends a line, for some: next line, line separator, paragraph separator. */
const lineEnds: ReadonlySet<number> = new Set([0x85, 0x2028, 0x2029]);

function picture(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return '␡';
  return lineEnds.has(point) ? '␤' : `<${describeHidden(character).code}>`;
}
