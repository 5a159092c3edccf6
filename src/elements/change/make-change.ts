import { changeFiles, type PromisedChange } from '../../examples/promised-change.ts';
import { siteAddress } from '../addresses/site-address.ts';
import { Banner } from '../banner/banner.ts';
import type { Action } from '../banner/notice.ts';
import { findPart } from '../base/find-part.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { loadStyles } from '../late/load-styles.ts';
import type { MirrorSwitch } from '../mirror-switch/mirror-switch.ts';
import looks from '../share/share.css?url';

let changes: readonly PromisedChange[] | undefined;

/**
 * Makes a promised change, by its place in content/try-this.yaml, as an edit of the program that this page shows, and says
 * what to look for. An edit of the reader's own stays beside it. Rejects where a file does not arrive.
 */
export async function makeChange(number: number): Promise<void> {
  const [promised] = await Promise.all([loadChange(number), loadStyles(looks)]);
  const cell = document.querySelector<CodeCell>(`code-cell[data-example="${promised?.example ?? ''}"]`);
  if (!promised || !cell) return;
  // To load the page again is not to make the change again.
  if (location.search) history.replaceState(history.state, '', location.pathname + location.hash);
  const before = cell.edited ? cell.files : undefined;
  cell.stop();
  cell.files = changeFiles(cell.original, cell.data.entry, promised.change);
  if (before) cell.keepBeside(before);
  cell.save(true);
  const banner = new Banner(findPart(cell, '.cell-banner'));
  const lines = drawLines(promised);
  const actions: Action[] = [
    { name: 'Run it', act: () => void cell.run() },
    { name: 'Undo', act: () => (before ? (banner.hide(), (cell.files = before)) : cell.reset()) },
  ];
  const look = promised.same ? 'the output stays as it was.' : 'look for these lines:';
  banner.say(`Changed as suggested; “edited” shows how. Run it, and ${look}`, actions, lines);
  const over = new AbortController();
  const { signal } = over;
  cell.addEventListener('cell-run-end', () => markFound(lines, cell), { signal });
  cell.addEventListener('cell-reset', () => (banner.hide(), over.abort()), { signal });
  cell.closest<MirrorSwitch>('mirror-switch')?.reveal(cell);
  cell.scrollIntoView({ block: 'start' });
  findPart(cell, '.cell-banner button').focus({ preventScroll: true });
}

async function loadChange(number: number): Promise<PromisedChange | undefined> {
  if (!changes) {
    const response = await fetch(siteAddress('try-this.json'));
    if (!response.ok) throw new Error(`try-this.json answered ${response.status}`);
    changes = (await response.json()) as readonly PromisedChange[];
  }
  return changes[number];
}

/** What is promised, a line an item: what is printed, and what no longer is. */
function drawLines({ prints, never }: PromisedChange): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = 'banner-lines';
  const draw = (line: string, absent: boolean): HTMLLIElement => {
    const item = document.createElement('li');
    const code = document.createElement('code');
    code.textContent = line;
    if (absent) item.append('no longer ');
    item.append(code);
    item.dataset['line'] = line;
    item.toggleAttribute('data-absent', absent);
    return item;
  };
  list.append(...prints.map((line) => draw(line, false)), ...never.map((line) => draw(line, true)));
  return list;
}

/** Ticks the lines that the run bears out. Times may differ a little here: what is not ticked is not called wrong. */
function markFound(list: HTMLUListElement, cell: CodeCell): void {
  const printed = new Set(cell.lastRun?.output.map(({ text }) => text.replace(/\n$/, '')));
  for (const item of list.querySelectorAll<HTMLElement>('li')) {
    const found = printed.has(item.dataset['line'] ?? '') !== item.hasAttribute('data-absent');
    item.toggleAttribute('data-found', found);
  }
}
