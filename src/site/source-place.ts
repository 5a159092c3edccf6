import type { SourceData } from './schemas.ts';

/** Where in a work a source stands, in words: `Await Expression, L201-218`, `gen_methods, L844-856`. Empty for the whole work. */
export function placeOf({ where, lines }: Pick<SourceData, 'where' | 'lines'>): string {
  const numbered = lines.map(({ name, at }) => (name === undefined ? `L${at}` : `${name}, L${at}`));
  if (where === undefined) return numbered.join('; ');
  // A number without a name of its own is one in the section just named.
  const [first, ...more] = numbered;
  if (first === undefined) return where;
  return [`${where}${lines[0]?.name === undefined ? ', ' : '; '}${first}`, ...more].join('; ');
}
