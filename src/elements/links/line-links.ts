import { formatFragment } from '../../examples/link.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { copyAddress } from './copy-links.ts';

let listening = false;

/**
 * Gives every line of a cell's code a link, at its number: a click copies it, Shift makes it a range. The links come
 * when a pointer or the focus does, so that a page with forty programs is not a page with two thousand links.
 */
export function addLineLinks(code: HTMLElement): void {
  addLinks(code);
  if (listening) return;
  listening = true;
  document.addEventListener('click', (event) => clicked(event));
  document.addEventListener('keydown', (event) => pressed(event));
}

/** Where a range starts: the line that was linked last, by cell. */
const starts = new WeakMap<HTMLElement, number>();

function addLinks(code: HTMLElement): void {
  const cell = code.closest('code-cell');
  if (!cell) return;
  // Of a long file the lines of a block come when it is in sight.
  const blocks = code.querySelectorAll<HTMLElement>('.line-block');
  for (const part of blocks.length > 0 ? blocks : [code]) {
    if (part.querySelector('.line-link')) continue;
    const before = Number(part.style.getPropertyValue('--before'));
    part
      .querySelectorAll<HTMLElement>('.line[id]')
      .forEach((line, index) => addLink(cell, line, before + index + 1));
  }
}

function addLink(cell: CodeCell, line: HTMLElement, number: number): void {
  const link = document.createElement('a');
  link.className = 'line-link';
  link.href = formatFragment({ id: cell.id, lines: { from: number, to: number } });
  link.dataset['number'] = String(number);
  link.tabIndex = number === 1 ? 0 : -1;
  link.setAttribute('aria-label', `Copy a link to line ${number}`);
  line.prepend(link);
}

function linkOf(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.line-link') : null;
}

function clicked(event: MouseEvent): void {
  const link = linkOf(event.target);
  const cell = link?.closest('code-cell');
  if (!link || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const number = Number(link.dataset['number']);
  const start = event.shiftKey ? (starts.get(cell) ?? number) : number;
  if (!event.shiftKey) starts.set(cell, number);
  choose(cell, start, number);
}

/** Up and down move between lines; with Shift they stretch the range and copy it; Enter is a click. */
function pressed(event: KeyboardEvent): void {
  const link = linkOf(event.target);
  const cell = link?.closest('code-cell');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!link || !cell || step === undefined) return;
  const links = [...cell.querySelectorAll<HTMLAnchorElement>('.line-link')];
  const next = links[links.indexOf(link) + step];
  if (!next) return;
  event.preventDefault();
  const number = Number(next.dataset['number']);
  if (!event.shiftKey) starts.set(cell, number);
  else choose(cell, starts.get(cell) ?? Number(link.dataset['number']), number);
  link.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function choose(cell: CodeCell, one: number, other: number): void {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const hash = formatFragment({ id: cell.id, lines: { from, to } });
  history.replaceState(history.state, '', hash);
  void customElements.whenDefined('code-cell').then(() => cell.showLines({ from, to }));
  void copyAddress(hash, from === to ? `Link to line ${from}` : `Link to lines ${from} to ${to}`);
}
