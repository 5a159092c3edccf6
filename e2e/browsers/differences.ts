/** In what browsers differ, as each of them answered; the README's table is made of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observed } from '../contract/engines.ts';

/** A program whose end is known to differ, and what the table calls it. */
export interface Probe {
  readonly what: string;
  readonly engine: 'pyodide' | 'page-js';
  readonly program: string;
}

export const probes: readonly Probe[] = [
  { what: 'JavaScript: a property of null', engine: 'page-js', program: 'null.x' },
  { what: 'JavaScript: a call of a number', engine: 'page-js', program: 'const f = 1\nf()' },
  { what: 'JavaScript: JSON that is none', engine: 'page-js', program: 'JSON.parse("{")' },
  { what: 'JavaScript: recursion without end', engine: 'page-js', program: 'function f() { f() }\nf()' },
  {
    what: 'JavaScript: the place that console.trace names',
    engine: 'page-js',
    program: 'function f() {\n  console.trace("from")\n}\nf()',
  },
  {
    what: 'Python: a list of 100,000 lists in one another, printed',
    engine: 'pyodide',
    program: 'x = []\nfor _ in range(100_000): x = [x]\nprint(x)',
  },
  {
    what: 'Python: two lists of 10,000 lists in one another, compared',
    engine: 'pyodide',
    program:
      'x, y = [], []\nfor _ in range(10_000): x, y = [x], [y]\ntry: x == y\nexcept RecursionError: print("RecursionError")',
  },
  {
    what: 'Python: a list of 100,000 lists in one another, freed',
    engine: 'pyodide',
    program: 'x = []\nfor _ in range(100_000): x = [x]\ndel x\nprint("freed")',
  },
  {
    what: 'Python: 1,000 calls under lru_cache',
    engine: 'pyodide',
    program:
      'import functools\n@functools.lru_cache(None)\ndef f(n): return n and f(n - 1)\ntry: print(f(1000))\nexcept RecursionError: print("RecursionError")',
  },
];

/**
 * What a browser of a name and version answered, by probe. Where the stack ends depends on what the browser has compiled
 * by then, so that the same browser may answer in more ways than one: then they are a list.
 */
export type Answers = Readonly<
  Record<string, { version: string; answers: Readonly<Record<string, string | readonly string[]>> }>
>;

const FILE = join(import.meta.dirname, 'differences.json');
const README = join(import.meta.dirname, '../../README.md');
const [BEGIN, END] = ['<!-- differences -->', '<!-- end of differences -->'];

/** The answer in one line: the last that was printed, or the words of the end. */
export function answerOf({ out, err, outcome, rejected }: Observed): string {
  const traced = /\b(main\.mjs:\d+)/.exec(err);
  if (outcome?.kind === 'exit' && outcome.error === undefined && err !== '') {
    return traced?.[1] ?? 'none';
  }
  if (outcome?.kind === 'exit' && outcome.error) return `${outcome.error.name}: ${outcome.error.message}`;
  if (outcome?.kind === 'crash') return `the run is ended: ${outcome.message.split('. ')[0]}`;
  return out.trim().split('\n').at(-1) || (rejected?.message ?? outcome?.kind ?? '');
}

export function readAnswers(): Answers {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Answers;
}

/** Whether an answer was recorded for a probe, alone or among others. */
export function wasRecorded(recorded: string | readonly string[] | undefined, answer: string): boolean {
  return recorded !== undefined && [recorded].flat().includes(answer);
}

/** Keeps what a browser answered, here and in the README, beside what the same version answered before. */
export function writeAnswers(browser: string, version: string, now: Record<string, string>): void {
  const earlier = readAnswers();
  const before = earlier[browser]?.version === version ? earlier[browser].answers : {};
  const answers = Object.fromEntries(
    Object.entries(now).map(([what, answer]) => {
      const ways = [...new Set([before[what] ?? [], answer].flat())];
      return [what, ways.length > 1 ? ways.sort() : answer];
    }),
  );
  const all = { ...earlier, [browser]: { version, answers } };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(README, withTable(readFileSync(README, 'utf8'), all));
}

export function readmeIsCurrent(): boolean {
  const readme = readFileSync(README, 'utf8');
  return readme === withTable(readme, readAnswers());
}

function withTable(readme: string, all: Answers): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The README has no ${BEGIN} … ${END}.`);
  return `${before}${BEGIN}\n\n${table(all)}\n\n${END}${after}`;
}

/** Each probe that was answered in more than one way; equal answers stand together. */
function table(all: Answers): string {
  const names = Object.keys(all);
  const rows = probes.flatMap(({ what }) => {
    const given = names.map((name) =>
      [all[name]?.answers[what] ?? '']
        .flat()
        .map((answer) => `\`${answer.replaceAll('|', '\\|')}\``)
        .join(' or '),
    );
    return new Set(given).size < 2
      ? []
      : [`- ${what}:\n${given.map((answer, n) => `  - ${names[n]}: ${answer}`).join('\n')}`];
  });
  return [
    `Answered by ${names.map((name) => `${name} ${all[name]?.version}`).join(', ')}.`,
    '',
    ...rows,
  ].join('\n');
}
