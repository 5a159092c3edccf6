/** What `Astro.locals` carries while one page is rendered. */
interface PageState {
  cellIds?: Set<string>;
}

/**
 * The id of an example's cell: the example's own, and with a number behind it when the page shows that example again,
 * because an id is an address. `locals` is the page's.
 */
export function cellId(locals: object, example: string): string {
  const page = locals as PageState;
  page.cellIds ??= new Set();
  let id = example;
  for (let copy = 2; page.cellIds.has(id); copy += 1) id = `${example}--${copy}`;
  page.cellIds.add(id);
  return id;
}
