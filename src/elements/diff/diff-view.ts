import { structuredPatch } from 'diff';
import { drawText } from '../hidden-characters/draw-hidden.ts';

/** Unchanged lines that are kept around a change. */
const context = 3;

/** One line of a difference, as a list reads it. */
interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same';
  readonly text: string;
}

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
  list.append(...changedStretches(before, after).map(drawLine));
  figure.append(legend, list);
  return figure;
}

/** What changed, with some lines around it; a number counts the equal lines that are left out. */
function changedStretches(before: string, after: string): (DiffLine | number)[] {
  const patch = structuredPatch('', '', withFinalNewline(before), withFinalNewline(after), '', '', {
    context,
    timeout: 1000,
  });
  if (!patch) {
    return [
      ...linesOf(before).map((text): DiffLine => ({ kind: 'removed', text })),
      ...linesOf(after).map((text): DiffLine => ({ kind: 'added', text })),
    ];
  }
  const shown: (DiffLine | number)[] = [];
  let next = 1;
  const skipTo = (line: number): void => void (line > next && shown.push(line - next));
  for (const { oldStart, oldLines, lines } of patch.hunks) {
    skipTo(oldStart);
    next = oldStart + oldLines;
    for (const line of lines) shown.push({ kind: kinds[line[0] ?? ''] ?? 'same', text: line.slice(1) });
  }
  skipTo(linesOf(before).length + 1);
  return shown;
}

const kinds: Readonly<Record<string, DiffLine['kind']>> = { '+': 'added', '-': 'removed' };

/** A last line without its newline is not worth a difference here. */
function withFinalNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function linesOf(text: string): string[] {
  return withFinalNewline(text).split('\n').slice(0, -1);
}

function drawLine(line: DiffLine | number): HTMLElement {
  const item = document.createElement('li');
  if (typeof line === 'number') {
    item.className = 'diff-skip';
    item.textContent = line === 1 ? '1 equal line' : `${line} equal lines`;
    return item;
  }
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

function sign(mark: string, kind: 'added' | 'removed'): HTMLElement {
  const element = document.createElement('span');
  element.className = 'diff-sign';
  element.dataset['kind'] = kind;
  element.textContent = mark;
  return element;
}
