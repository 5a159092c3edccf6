import type { Answer } from '../../examples/forum.ts';
import { formatFragment, languageKeys } from '../../examples/link.ts';
import type { RecordedLine } from '../../examples/example.ts';
import { shownLines } from '../../output/line-reader.ts';
import { encodeShare, type Refusal } from '../../examples/share.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { pageAddress, siteAddress } from '../addresses/site-address.ts';

/** What a cell can be shared as. */
export interface Shared {
  /** Leads to exactly what the reader sees. */
  readonly link: string;
  /** The step that is in sight in the cell's timeline, and a link that opens it there; the playground has none. */
  readonly moment?: { readonly step: number; readonly link: string };
  /** The same code on the playground. */
  readonly playground: string;
  /** The example's own page, without a fragment. */
  readonly page: string;
  /** The fragment for {@link page}, and for a frame of it: the reader's edit and chosen version; empty without either. */
  readonly fragment: string;
  /** Which of the two addresses loses the program's standard input: one that carries files carries nothing else. */
  readonly inputStays: 'link' | 'playground' | undefined;
  readonly answer: Answer;
  /** Whether {@link answer} lacks an output because what was edited has not been run. */
  readonly notRun: boolean;
}

/** Everything that Share needs to know about a cell as it is now, or why its code does not fit a link. */
export async function describeCell(cell: CodeCell): Promise<Shared | { readonly refused: Refusal }> {
  const { data, files, edited } = cell;
  const encoded = await encodeShare(files);
  if (encoded.kind === 'refused') return { refused: encoded.reason };
  const key = data.language === 'python' ? 'py' : 'js';
  const onPlayground = data.id in languageKeys;
  const version = cell.version === undefined ? {} : { python: cell.version };
  const edit = { payload: encoded.payload, ...version };
  const playground =
    edited || onPlayground || 'exercise' in cell.dataset
      ? siteAddress(`play/${formatFragment({ ...edit, id: key })}`)
      : siteAddress(`play/${formatFragment({ id: data.id, ...version })}`);
  const step = stepInSight(cell);
  const carried = { ...(edited ? edit : version), id: data.id };
  // A section shows an exercise only while somebody writes it there.
  const home = 'exercise' in cell.dataset ? siteAddress(`x/${data.id}/`) : pageAddress();
  const link = onPlayground ? playground : home + formatFragment(carried);
  const printed = printedBy(cell);
  const { stdin = '' } = cell;
  const lost = onPlayground ? 'link' : 'playground';
  return {
    link,
    ...(step === undefined || onPlayground
      ? {}
      : { moment: { step, link: home + formatFragment({ ...carried, step }) } }),
    playground,
    page: siteAddress(`x/${data.id}/`),
    fragment:
      edited || cell.version !== undefined
        ? formatFragment({ ...(edited ? edit : version), id: data.id })
        : '',
    inputStays: stdin !== '' && (edited || onPlayground) ? lost : undefined,
    notRun: printed === undefined,
    answer: {
      title: edited && !onPlayground ? `${data.title} (edited)` : data.title,
      language: data.language,
      files,
      entry: cell.program.entry,
      link,
      stdin,
      ...printed,
    },
  };
}

/** What the program as it stands printed: in the last run, or, while nobody changed or ran it, when it was recorded. */
function printedBy(cell: CodeCell): { output: string; engine: string } | undefined {
  const { lastRun, edited, data, files, stdin } = cell;
  const same =
    lastRun &&
    sameFiles(lastRun.program.files, files) &&
    lastRun.program.stdin === stdin &&
    // What another version printed is no answer of this one.
    (cell.version === undefined || lastRun.engine.name === cell.engine);
  if (same && lastRun.outcome) {
    return { output: textOf(lastRun.output), engine: lastRun.engine.label };
  }
  if (edited || !data.recording || cell.version !== undefined) return undefined;
  return { output: textOf(data.recording.output), engine: data.recording.engine.label };
}

/** Counted from 1; `undefined` while the timeline is closed, or nobody has gone anywhere in it. */
function stepInSight(cell: CodeCell): number | undefined {
  const inside = cell.querySelector<HTMLElement>('timeline-panel:not([hidden]) .inside:not([hidden])');
  const step = Number(inside?.dataset['step'] ?? 1);
  return step > 1 ? step : undefined;
}

function textOf(lines: readonly RecordedLine[]): string {
  return shownLines(lines)
    .map(({ text }) => text)
    .join('');
}

function sameFiles(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
