/** One row of two listings set side by side. */
export interface ListingRow {
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}

/** Two listings as a program printed them, with the heads of their columns. */
export interface ListingTable {
  readonly heads: readonly [left: string, right: string];
  readonly rows: readonly ListingRow[];
}

/**
 * Reads what the example `same-bytecode` prints: a mark, a column, another column. What the picture shows is thereby what
 * the interpreter said. Throws when the output has another shape.
 */
export function readListingTable(lines: readonly string[]): ListingTable {
  const [head = '', ...rest] = lines;
  const split = /^.{2}(\S+(?: \S+)*)\s{2,}(\S.*?)\s*$/;
  const heads = split.exec(head);
  const rows = rest.flatMap((line) => {
    const match = /^[ *] /.test(line) ? split.exec(line) : null;
    return match ? [{ left: match[1] ?? '', right: match[2] ?? '', differs: line.startsWith('*') }] : [];
  });
  if (!heads || rows.length === 0) {
    throw new Error('The output of same-bytecode no longer is two columns with a mark before each row');
  }
  return { heads: [heads[1] ?? '', heads[2] ?? ''], rows };
}
