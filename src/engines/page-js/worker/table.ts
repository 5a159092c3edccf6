import { inspect } from 'node-inspect-extracted';

/** `console.table` as Node draws it; undefined for what Node just logs. */
export function table(data: unknown, columns?: readonly string[]): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const keyed = data instanceof Map;
  const iterated = keyed || data instanceof Set;
  const rows: [index: string, row: unknown][] = keyed
    ? [...data].map(([key, value], i) => [String(i), { Key: key, Values: value }])
    : data instanceof Set
      ? [...data].map((value, i) => [String(i), value])
      : Object.entries(data);
  const heads: string[] = columns ? [...columns] : [];
  let plain = false;
  const cells = rows.map(([index, row]) => {
    const cell = new Map<string, string>();
    if (keyed || (typeof row === 'object' && row !== null && !iterated)) {
      for (const key of keyed ? ['Key', 'Values'] : (columns ?? Object.keys(row as object))) {
        if (!Object.hasOwn(row as object, key)) continue;
        if (!heads.includes(key)) heads.push(key);
        cell.set(key, show((row as Record<string, unknown>)[key]));
      }
      return { index, cell, value: '' };
    }
    plain = true;
    return { index, cell, value: show(row) };
  });
  return draw(
    [iterated ? '(iteration index)' : '(index)', ...heads, ...(plain ? ['Values'] : [])],
    cells.map(({ index, cell, value }) => [
      index,
      ...heads.map((head) => cell.get(head) ?? ''),
      ...(plain ? [value] : []),
    ]),
  );
}

function show(value: unknown): string {
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: 1 });
}

/** Characters that a terminal gives two columns: those of East Asia, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Characters that it gives none: marks on the one before, and what joins or colors it. */
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Emoji_Modifier}]/u;

/** How many columns of a terminal the text takes. */
function columns(text: string): number {
  let taken = 0;
  for (const character of text) {
    if (character >= ' ' && character <= '~') taken += 1;
    else if (!WITHOUT_WIDTH.test(character)) taken += WIDE.test(character) ? 2 : 1;
  }
  return taken;
}

function draw(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map(
    (title, i) => rows.reduce((widest, row) => Math.max(widest, columns(row[i] ?? '')), columns(title)) + 2,
  );
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const line = (row: readonly string[]) =>
    `│${widths.map((width, i) => ` ${row[i] ?? ''}${' '.repeat(width - 1 - columns(row[i] ?? ''))}`).join('│')}│`;
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')].join(
    '\n',
  );
}
