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

function draw(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map(
    (title, i) => rows.reduce((widest, row) => Math.max(widest, row[i]?.length ?? 0), title.length) + 2,
  );
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const line = (row: readonly string[]) =>
    `│${widths.map((width, i) => ` ${row[i] ?? ''}`.padEnd(width)).join('│')}│`;
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')].join(
    '\n',
  );
}
