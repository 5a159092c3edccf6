import { drawText } from '../hidden-characters/draw-hidden.ts';
import { changedStretches, type DiffLine } from './changed-stretches.ts';

/** Lines that are drawn: nobody reads more, and 250,000 of them held the page for seconds. */
const mostDrawn = 1000;

/** What the two texts are, for the reader: "recorded" and "this run". */
export interface DiffLabels {
  readonly before: string;
  readonly after: string;
}

/** A difference as a list of lines, told apart by sign and words as well as by color. */
export function renderDiff(before: string, after: string, labels: DiffLabels): HTMLElement {
  const figure = document.createElement('div');
  figure.className = 'diff';
  figure.tabIndex = 0;
  figure.setAttribute('role', 'group');
  figure.setAttribute('aria-label', `Changes from ${labels.before} to ${labels.after}`);
  const legend = document.createElement('p');
  legend.className = 'diff-legend';
  legend.append(sign('−', 'removed'), ` ${labels.before}  `, sign('+', 'added'), ` ${labels.after}`);
  const list = document.createElement('ol');
  list.className = 'diff-lines';
  list.translate = false;
  const stretches = changedStretches(before, after);
  for (const stretch of stretches.slice(0, mostDrawn)) list.append(drawLine(stretch));
  if (stretches.length > mostDrawn) list.append(skip(`and ${stretches.length - mostDrawn} more`));
  figure.append(legend, list);
  return figure;
}

function drawLine(line: DiffLine | number): HTMLElement {
  if (typeof line === 'number') return skip(line === 1 ? '1 equal line' : `${line} equal lines`);
  const item = document.createElement('li');
  item.className = 'diff-line';
  item.dataset['kind'] = line.kind;
  if (line.kind === 'same') item.append(drawText(line.text || ' '));
  else {
    const text = document.createElement(line.kind === 'added' ? 'ins' : 'del');
    text.append(drawText(line.text || ' '));
    item.append(sign(line.kind === 'added' ? '+' : '−', line.kind), text);
  }
  return item;
}

function skip(words: string): HTMLElement {
  const item = document.createElement('li');
  item.className = 'diff-skip';
  item.textContent = words;
  return item;
}

function sign(mark: string, kind: 'added' | 'removed'): HTMLElement {
  const element = document.createElement('span');
  element.className = 'diff-sign';
  element.dataset['kind'] = kind;
  element.textContent = mark;
  return element;
}
