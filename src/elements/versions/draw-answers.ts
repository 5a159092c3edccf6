import { versionsInWords } from '../../examples/version-groups.ts';
import { compareAcross, firstDifference, groupAlike, type Terms } from '../../output/across-versions.ts';
import { LineReader, shownLines } from '../../output/line-reader.ts';
import { outcomeInWords, recordedInWords } from '../../output/outcome-words.ts';
import { drawButton } from '../banner/notice.ts';
import { LineWriter } from '../console/line-writer.ts';
import { timeLimit, type Answer } from './ask-version.ts';

/** One version and what came of asking it. */
export interface Asked {
  /** The engine's. */
  readonly name: string;
  /** "3.11" */
  readonly version: string;
  readonly answer: Answer;
}

/** What the drawing has to know of the program. */
export interface Subject extends Terms {
  /** The id of the cell, whose lines tracebacks link to. */
  readonly cell: string;
  readonly entry: string;
  /** All versions, oldest first. */
  readonly versions: readonly string[];
  /** These are recorded, not run here. */
  readonly recorded: boolean;
}

/** Lines that are drawn of each output; the first difference is among them. */
const mostLines = 150;
/** Lines that are kept before a difference that comes later than these. */
const before = 20;

type Printed = Extract<Answer, { kind: 'printed' }>;
/** Where an output is not like the others: at this line, counted from 0, or at its end. */
type Parting = { readonly line: number | undefined } | undefined;

/** Versions with the same answer, oldest first. */
export function groupAnswers(asked: readonly Asked[], terms: Terms): readonly (readonly Asked[])[] {
  return groupAlike(asked, ({ answer: one }, { answer: other }) => {
    if (one.kind !== 'printed' || other.kind !== 'printed')
      return one.kind === 'stopped' && other.kind === 'stopped';
    if (one.outOfTime !== other.outOfTime) return false;
    const [left, right] = one.outOfTime ? cutAlike(one, other) : [one, other];
    return compareAcross(left, right, terms) !== 'different';
  });
}

/** How far a program that was ended had come is no difference between two versions. */
function cutAlike(one: Printed, other: Printed): [Printed, Printed] {
  const [left, right] = [shownLines(one.output), shownLines(other.output)];
  const length = Math.min(left.length, right.length);
  return [
    { ...one, output: left.slice(0, length) },
    { ...other, output: right.slice(0, length) },
  ];
}

/** The groups side by side, the first difference marked; `retry` asks a version once more that could not be had. */
export function drawAnswers(
  groups: readonly (readonly Asked[])[],
  subject: Subject,
  retry: (name: string) => void,
): HTMLElement[] {
  const printed = groups.flatMap(([first]) => (first?.answer.kind === 'printed' ? [first.answer] : []));
  const difference = printed.length > 1 ? firstDifference(printed, subject) : undefined;
  return groups.map((group) => {
    const answer = group[0]?.answer;
    const at = answer?.kind === 'printed' ? printed.indexOf(answer) : -1;
    const parting: Parting = difference && at >= 0 ? { line: difference[at] } : undefined;
    return drawGroup(group, subject, parting, retry);
  });
}

function drawGroup(
  group: readonly Asked[],
  subject: Subject,
  parting: Parting,
  retry: (name: string) => void,
): HTMLElement {
  const versions = versionsInWords(
    group.map(({ version }) => version),
    subject.versions,
  );
  const element = document.createElement('div');
  element.className = 'every-group';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', `CPython ${versions}`);
  const [first] = group;
  if (!first) return element;
  const { answer } = first;
  element.append(
    paragraph('every-versions', `CPython ${versions}`),
    paragraph('every-end', answerInWords(answer, subject)),
  );
  if (answer.kind === 'printed') element.append(...drawOutput(answer, versions, subject, parting));
  if (answer.kind === 'unavailable')
    element.append(drawButton({ name: `Ask ${versions} again`, act: () => retry(first.name) }));
  return element;
}

function answerInWords(answer: Answer, { entry, recorded }: Subject): string {
  if (answer.kind === 'unavailable') return `Could not be asked. ${answer.why}`;
  if (answer.kind === 'stopped') return 'Not asked: stopped.';
  if (answer.outOfTime) return `Ended: it was still running after ${timeLimit / 1000} s.`;
  return recorded ? recordedInWords(answer, entry) : outcomeInWords(answer.outcome, answer.elapsed, entry);
}

function drawOutput(
  { output }: Printed,
  versions: string,
  { cell, files }: Subject,
  parting: Parting,
): readonly HTMLElement[] {
  const lines = shownLines(output);
  const line = parting?.line ?? 0;
  const from = line >= mostLines ? line - before : 0;
  const shown = lines.slice(from, from + mostLines);
  const list = document.createElement('div');
  list.className = 'cell-console';
  list.translate = false;
  list.tabIndex = 0;
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', `Output of CPython ${versions}`);
  const writer = new LineWriter(list, cell, files);
  const reader = new LineReader();
  for (const { stream, text, at } of shown)
    for (const piece of reader.read(stream, text, at)) writer.write(piece);
  writer.flush();
  if (parting) mark(list, parting.line === undefined ? undefined : parting.line - from);
  const rest = lines.length - from - shown.length;
  return [
    ...(from > 0 ? [paragraph('every-note', `${lineCount(from)} before these are left out.`)] : []),
    list,
    ...(lines.length === 0 ? [paragraph('every-note', 'It prints nothing.')] : []),
    ...(rest > 0 ? [paragraph('every-note', `${lineCount(rest)} more.`)] : []),
  ];
}

/** Marks a line, counted from 0, or the end where there is none. */
function mark(list: HTMLElement, line: number | undefined): void {
  const words = document.createElement('span');
  words.className = 'every-mark';
  const at = line === undefined ? undefined : list.querySelectorAll<HTMLElement>('.out')[line];
  if (at) {
    words.textContent = 'first difference';
    at.dataset['differs'] = '';
    at.append(' ', words);
  } else {
    words.textContent = 'first difference: no more lines';
    list.append(words);
  }
}

/** Scrolls each output on the page to its first difference. */
export function showMarks(groups: HTMLElement): void {
  for (const mark of groups.querySelectorAll('.every-mark')) {
    const list = mark.closest('.cell-console');
    const below = list ? mark.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom : 0;
    if (list && below > 0) list.scrollTop = below + list.clientHeight / 2;
  }
}

function lineCount(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`;
}

function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}
