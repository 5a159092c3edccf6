import { structuredPatch } from 'diff';

/** Unchanged lines that are kept around a change. */
const context = 3;

/** Lines of both texts together that are compared one by one: that takes the square of the lines that differ. */
const mostCompared = 10_000;

/** One line of a difference, as a list reads it. */
export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same';
  readonly text: string;
}

/** What changed, with some lines around it; a number counts the equal lines that are left out. */
export function changedStretches(before: string, after: string): (DiffLine | number)[] {
  const old = linesOf(before);
  const now = linesOf(after);
  if (old.length + now.length > mostCompared) return middleOf(old, now);
  const patch = structuredPatch('', '', withFinalNewline(before), withFinalNewline(after), '', '', {
    context,
    timeout: 1000,
  });
  if (!patch) return middleOf(old, now);
  const shown: (DiffLine | number)[] = [];
  let next = 1;
  const skipTo = (line: number): void => void (line > next && shown.push(line - next));
  for (const { oldStart, oldLines, lines } of patch.hunks) {
    skipTo(oldStart);
    next = oldStart + oldLines;
    for (const line of lines) shown.push({ kind: kinds[line[0] ?? ''] ?? 'same', text: line.slice(1) });
  }
  skipTo(old.length + 1);
  return shown;
}

/** All between what is equal at the beginning and at the end. */
function middleOf(old: readonly string[], now: readonly string[]): (DiffLine | number)[] {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const of = (kind: DiffLine['kind'], lines: readonly string[]): DiffLine[] =>
    lines.map((text) => ({ kind, text }));
  const before = Math.max(0, start - context);
  const after = Math.max(0, end - context);
  return [
    ...(before > 0 ? [before] : []),
    ...of('same', old.slice(before, start)),
    ...of('removed', old.slice(start, old.length - end)),
    ...of('added', now.slice(start, now.length - end)),
    ...of('same', old.slice(old.length - end, old.length - after)),
    ...(after > 0 ? [after] : []),
  ];
}

const kinds: Readonly<Record<string, DiffLine['kind']>> = { '+': 'added', '-': 'removed' };

/** A last line without its newline is not worth a difference here. */
function withFinalNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function linesOf(text: string): string[] {
  return withFinalNewline(text).split('\n').slice(0, -1);
}
