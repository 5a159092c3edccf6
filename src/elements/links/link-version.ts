import type { CodeCell } from '../cell/code-cell.ts';

/** Chooses the version that a link names, for this visit only. If there is no such version, the cell says so. */
export function followVersion(cell: CodeCell, version: string): void {
  const { choices } = cell;
  const [found] = [...choices].find(([, title]) => title.endsWith(` ${version}`)) ?? [];
  if (found !== undefined) cell.chooseEngine(found, false);
  else {
    const what = `This link asks for version ${version}, which is not here.`;
    const advice = `Run takes ${choices.get(cell.engine) ?? cell.engine}.`;
    cell.sayOfEngine({ what, advice, actions: [] });
  }
}
