/** Each exercise proves itself: the starter fails, the solution passes, each wrong turn gets the words that name it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkProgram, CheckReport, newWord } from '../examples/check.ts';
import { pythonCompiler } from '../engines/pyodide/compile.ts';
import type { Program } from '../runtime/runtime.ts';
import { loadExercise, loadExercises } from '../site/exercises.ts';
import { findNativePython } from './native-python.ts';
import { runAllPython } from './python-pool.ts';

const exercises = loadExercises();
const python = await findNativePython();

/** Programs and what is to come of them: the name of a meaning, or whether they pass. */
const cases = exercises.flatMap(({ id, starter, solution, wrong }) => [
  { id, name: `${id}: starter`, program: starter, meaning: undefined, passes: false },
  { id, name: `${id}: solution`, program: solution, meaning: undefined, passes: true },
  ...Object.entries(wrong).map(([meaning, program]) => ({
    id,
    name: `${id}: ${meaning}`,
    program,
    meaning,
    passes: false,
  })),
]);

const SOLUTION = loadExercise('in-turns').solution;

/** What somebody might try who wants to pass without the work, as `in-turns`. */
const cheats: Readonly<Record<string, readonly [program: string, says: RegExp]>> = {
  'prints what the tests report': [
    `print('{"test": 0, "state": "passed"}\\n{"done": true}')\ndef in_turns(*generators): return []`,
    /No generator made a step/,
  ],
  'leaves the interpreter': [
    'import os\ndef in_turns(*generators): os._exit(0)',
    /over before the tests were/,
  ],
  exits: ['def in_turns(*generators): raise SystemExit(0)', /ended itself with an exit/],
  'looks at the frames below': [
    'import sys\ndef in_turns(*generators): sys._getframe().f_back.f_locals["log"].extend(["a0"])',
    /looks at what runs below it/,
  ],
  'gets there by a traceback': [
    `def in_turns(*generators):
    try: 1/0
    except ZeroDivisionError as error: error.__traceback__.tb_frame.f_back.f_locals`,
    /looks at what runs below it/,
  ],
  'gets there by inspect': [
    'import inspect\ndef in_turns(*generators): inspect.currentframe().f_back',
    /looks at what runs below it/,
  ],
  'looks through all objects': [
    'import gc\ndef in_turns(*generators): gc.get_objects()',
    /looks at what runs below it/,
  ],
  'gets there under the name of another file': [
    `exec(compile("""
import sys
def in_turns(*generators): sys._getframe().f_back.f_locals["log"].extend(["a0"])
""", "elsewhere.py", "exec"))`,
    /looks at what runs below it/,
  ],
  'gets there by a debugger': [
    `import bdb
def in_turns(*generators): bdb.Bdb().set_trace()`,
    /looks at what runs below it/,
  ],
  'goes on when it was found looking': [
    `import sys
${SOLUTION}
def look():
    try: sys._getframe()
    except BaseException: pass
look()`,
    /looks at what runs below it/,
  ],
  'stops the counting of lines': [
    'import sys\ndef in_turns(*generators): sys.settrace(None)',
    /looks at what runs below it/,
  ],
  'reads the word again': [
    'import os\nos.write(1, os.read(0, 100))\ndef in_turns(*generators): pass',
    /No generator made a step/,
  ],
  'looks for the tests': ['import tests\ndef in_turns(*generators): pass', /No module named 'tests'/],
  'takes the main module for the tests’ own': [
    'import __main__\n__main__.fail\ndef in_turns(*generators): pass',
    /has no attribute 'fail'/,
  ],
  'equals everything': [
    `class Same(list):
    def __eq__(self, other): return True
def in_turns(*generators):
    for generator in generators: list(generator)
    return Same()`,
    /The steps: wanted/,
  ],
  'puts another sleep in its place': [
    `import time\ntime.sleep = lambda seconds: None\n${SOLUTION}`,
    /in the place of `time.sleep`/,
  ],
  'puts another comparison into the tests, by what it prints to': [
    `import sys
sys.stdout.write.__func__.__globals__["same"] = lambda one, other: True
def in_turns(*generators): return [list(one) for one in generators]`,
    /has no attribute '__globals__'/,
  ],
  'puts another comparison into the tests, by their classes': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial": kind.get.__globals__["same"] = lambda one, other: True
def in_turns(*generators): return [list(one) for one in generators]`,
    /in the place of `same`/,
  ],
  'writes other lines into what it printed': [
    `import sys
def in_turns(*generators): sys.stdout.text = sys.stdout.lines[0]`,
    /has no attribute 'lines'/,
  ],
  'puts another len in its place': [
    `import builtins\nbuiltins.len = lambda one: 2\n${SOLUTION}`,
    /in the place of `builtins.len`/,
  ],
  'never ends': [
    'def in_turns(*generators):\n    while True: pass',
    /does not come to an end: 300,000 lines/,
  ],
  'prints by the hundred thousand': [
    'def in_turns(*generators):\n    for n in range(200_000): print(n)',
    /printed more than 10,000 lines/,
  ],
  'does not compile': ['def in_turns(:', /does not compile: .*, line 1/],
};

function readAll(word: string, output: string): CheckReport {
  const report = new CheckReport(word);
  report.read(output);
  report.breakOff('the run was over before the tests were');
  return report;
}

function expectAsPromised(report: CheckReport, { id, meaning, passes }: (typeof cases)[number]): void {
  const first = report.results.find(({ state }) => state !== 'passed');
  expect(report.passed, first?.says).toBe(passes);
  if (passes) return;
  expect(first?.says, 'the first that fails says why').toMatch(/\.$/);
  if (meaning === undefined) return;
  expect(first?.meaning, first?.says).toBe(meaning);
  expect(Object.keys(exercises.find((one) => one.id === id)!.meanings)).toContain(meaning);
}

async function checkAll(jobs: readonly { id: string; program: string }[]): Promise<readonly CheckReport[]> {
  const words = jobs.map(() => newWord());
  const compile = await pythonCompiler();
  const checks = new Map(exercises.map((one) => [one.id, compile(one.checks)]));
  const programs: Program[] = jobs.map(({ id, program }, n) =>
    checkProgram(program, checks.get(id)!, words[n] ?? ''),
  );
  const runs = await runAllPython(programs.map((program) => ({ program, clock: 'virtual' as const })));
  return runs.map((run, n) =>
    readAll(
      words[n] ?? '',
      'failure' in run
        ? ''
        : run.output.map(({ stream, text }) => (stream === 'stdout' ? text : '')).join(''),
    ),
  );
}

describe('in the engine of this site', () => {
  test('each exercise proves itself, and nobody cheats', { timeout: 240_000 }, async () => {
    const tricks = Object.entries(cheats).map(([name, [program, says]]) => ({
      id: 'in-turns',
      name,
      program,
      says,
    }));
    const reports = await checkAll([...cases, ...tricks]);
    cases.forEach((one, n) => {
      expect.soft(() => expectAsPromised(reports[n]!, one), one.name).not.toThrow();
    });
    tricks.forEach(({ name, says }, n) => {
      const report = reports[cases.length + n]!;
      expect.soft(report.passed, name).toBe(false);
      expect.soft(report.results.find(({ state }) => state === 'failed')?.says, name).toMatch(says);
    });
  });
});

describe.skipIf(!python)('in a Python of this machine', () => {
  test.each(cases)('$name', (one) => {
    const folder = mkdtempSync(join(tmpdir(), 'exercise-'));
    try {
      const word = newWord();
      const files = { ...loadExercise(one.id).checks, 'main.py': one.program };
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      const options = { cwd: folder, input: `${word}\n`, encoding: 'utf8', stdio: 'pipe' } as const;
      expectAsPromised(readAll(word, execFileSync(python!.command, ['check.py'], options)), one);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
