/** Each exercise proves itself: the starter fails, the solution passes, each wrong turn gets the words that name it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkProgram, CheckReport, newWord } from '../examples/check.ts';
import { pythonCompiler } from '../engines/pyodide/compile.ts';
import type { Program } from '../runtime/runtime.ts';
import { EXERCISES_FOLDER, loadExercise, loadExercises } from '../site/exercises.ts';
import { findNativePython } from './native-python.ts';
import { runAllPython } from './python-pool.ts';

const exercises = loadExercises();
const python = await findNativePython();

/** Programs and what is to come of them: the name of a meaning, or whether they pass. */
const cases = exercises.flatMap(({ id, starter, solution, wrong }) => [
  { id, name: `${id}: starter`, file: 'starter.py', program: starter, meaning: undefined, passes: false },
  { id, name: `${id}: solution`, file: 'solution.py', program: solution, meaning: undefined, passes: true },
  ...Object.entries(wrong).map(([meaning, program]) => ({
    id,
    name: `${id}: ${meaning}`,
    file: `wrong/${meaning}.py`,
    program,
    meaning,
    passes: false,
  })),
]);

const SOLUTION = loadExercise('in-turns').solution;

/** Each with all its steps at once, and of the right length. */
const WRONG = 'def in_turns(*generators): return [list(one) for one in generators]';
const USES_GATHER = /Your program uses `asyncio.gather`/;

/** What somebody might try who wants to pass without the work, as `in-turns` where no other exercise is named. */
const cheats: Readonly<Record<string, readonly [program: string, says: RegExp, exercise?: string]>> = {
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
    /changes who is told of each line that runs/,
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
    /changes who is told of each line that runs/,
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
  'puts other code into the comparison': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial":
        kind.get.__globals__["same"].__code__ = (lambda one, other: True).__code__
${WRONG}`,
    /puts other code into a function/,
  ],
  'puts another all in its place': [
    `import builtins\nbuiltins.all = lambda items: True\n${WRONG}`,
    /in the place of `builtins.all`/,
  ],
  'writes verdicts where reports are encoded': [
    `import json
json.JSONEncoder.encode = lambda self, what: '{"test": 0, "state": "passed"}'
def in_turns(*generators): pass`,
    /No generator made a step/,
  ],
  'looks when the test is over': [
    `import asyncio, sys
def look(loop): sys._getframe(1).f_locals["error"] = None
asyncio._set_running_loop = look
def in_turns(*generators): pass`,
    /in the place of `asyncio._set_running_loop`/,
  ],
  'takes back that it was found': [
    `import sys
def in_turns(*generators):
    try: sys._getframe()
    except BaseException: pass
    frame = sys._getframe()
    while frame:
        if "ended" in frame.f_locals: frame.f_locals["ended"].clear()
        frame = frame.f_back`,
    /looks at what runs below it/,
  ],
  'begins the tests’ own objects anew': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial": kind.__init__ = lambda *_: None
${SOLUTION}`,
    /in the place of `Trial.__init__`/,
  ],
  'gives the tests’ own objects attributes': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial": kind.__getattribute__ = lambda self, name: object.__getattribute__(self, name)
${SOLUTION}`,
    /in the place of `Trial.__getattribute__`/,
  ],
  'looks when garbage is collected': [
    `import gc, sys\ngc.callbacks.append(lambda *_: sys._getframe())\n${SOLUTION}`,
    /looks at what runs below it/,
  ],
  'looks when a generator is freed': [
    `import sys, weakref
def in_turns(*generators):
    for one in generators: weakref.finalize(one, lambda: sys._getframe())`,
    /looks at what runs below it/,
  ],
  'has the interpreter tell of every call': [
    `import sys
tell = sys.monitoring
tell.use_tool_id(3, "mine")
tell.register_callback(3, tell.events.PY_START, lambda *_: None)
${SOLUTION}`,
    /changes who is told of each line that runs/,
  ],
  'goes by memory': [
    `import ctypes
def in_turns(*generators): ctypes.cast(id(generators), ctypes.py_object).value`,
    /reaches into the memory of Python itself/,
  ],
  'reads memory at an address': [
    'import ctypes\ndef in_turns(*generators): ctypes.string_at(0xFFFFFFF0)',
    /reaches into the memory of Python itself, with `ctypes`/,
  ],
  'reads a frame where no attribute is named': [
    `import operator
def in_turns(*generators): operator.attrgetter("gi_frame")(generators[0])`,
    /looks at what runs below it/,
  ],
  'reads a frame by a pattern': [
    `def in_turns(*generators):
    match generators[0]:
        case object(gi_frame=frame): frame.f_locals["log"].append("a0")`,
    /looks at what runs below it/,
  ],
  'looks in the body of a class': [
    `import sys
class Look:
    frame = sys._getframe()
${SOLUTION}`,
    /looks at what runs below it/,
  ],
  'deletes what tests compare with': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial": del kind.get.__globals__["see"]
${SOLUTION}`,
    /in the place of `see`/,
  ],
  'starts the tests once more': [
    `for kind in object.__subclasses__():
    if kind.__name__ == "Trial": kind.get.__globals__["main"]()
${WRONG}`,
    /looks at what runs below it/,
  ],
  'talks to the page': ['import js\njs.postMessage("passed")\ndef in_turns(*_): pass', /AttributeError/],
  'does something when its error is shown': [
    `import builtins
class Bad(Exception):
    def __str__(self):
        builtins.isinstance = lambda *_: True
        return "passed"
def in_turns(*generators): raise Bad()`,
    /It raised Bad: passed/,
  ],
  'goes on when it is ended': [
    `def in_turns(*generators):
    while True:
        try:
            while True: pass
        except BaseException: pass`,
    /does not come to an end/,
  ],
  'starts a thread': [
    'import threading\ndef in_turns(*generators): threading.Thread(target=print).start()',
    /can't start new thread/,
  ],
  'leaves the verdict to atexit': [
    `import atexit, os\natexit.register(lambda: os.write(1, b'{"done": true}'))\n${WRONG}`,
    /The steps: wanted/,
  ],
  'uses gather by another name': [
    'import asyncio as other\nasync def gather(*them): return await other.gather(*them)',
    USES_GATHER,
    'gather',
  ],
  'uses gather by a name that is made up': [
    'import asyncio\nasync def gather(*them): return await getattr(asyncio, "gat" + "her")(*them)',
    USES_GATHER,
    'gather',
  ],
  'uses gather, and hides its text': [
    'import ast, asyncio\nast.walk = lambda _: ()\nasync def gather(*them): return await asyncio.gather(*them)',
    USES_GATHER,
    'gather',
  ],
  'has timers ring at once': [
    `import asyncio, time
loop = asyncio.base_events.BaseEventLoop
later = loop.call_later
loop.call_later = lambda self, delay, *rest, **more: later(self, 0, *rest, **more)
async def gather(*them):
    results = [await one for one in them]
    time.sleep(2)
    return results`,
    /in the place of `BaseEventLoop.call_later`/,
    'gather',
  ],
  'has asyncio without its name': [
    `import importlib
other = importlib.import_module("asyn" + "cio")
class Sleep:
    def __init__(self, seconds): self.seconds = seconds
    def __await__(self): return other.sleep(self.seconds).__await__()
def run(*them):
    async def all_of_them(): return await other.gather(*them)
    return list(other.run(all_of_them()))`,
    /Your program uses `asyncio`/,
    'event-loop-of-your-own',
  ],
  'does not compile': ['def in_turns(:', /does not compile: .*, line 1/],
};

/** Mistakes, and the words that they get. */
const mistakes: readonly (readonly [what: string, exercise: string, program: string, says: RegExp])[] = [
  ...(
    [
      ['after no value', 'if False: yield'],
      ['after one value', 'yield 2'],
    ] as const
  ).map(
    ([when, body]) =>
      [
        `ends ${when}`,
        'countdown',
        `def three():
    yield 3; yield 2; yield 1
def two():
    ${body}
def countdown(n): return three() if n == 3 else two()`,
        new RegExp(`^It ended ${when}\\.$`),
      ] as const,
  ),
  [
    'ends too early of those that are asked later',
    'countdown',
    `def countdown(n):
    for item in range(n, 0, -1):
        if n < 9: print("at", item)
        yield item
        if n == 9: return
    return "lift-off"`,
    /^It ended after one value\.$/,
  ],
];

function readAll(word: string, output: string): CheckReport {
  const report = new CheckReport(word);
  report.read(output);
  report.breakOff('the run was over before the tests were');
  return report;
}

function expectAsPromised(report: CheckReport, { id, file, meaning, passes }: (typeof cases)[number]): void {
  const first = report.results.find(({ state }) => state !== 'passed');
  const path = `${EXERCISES_FOLDER}/${id}/${file}`;
  expect(
    report.passed,
    passes
      ? `${path} fails its tests: ${first?.says} Correct it, or tests.py`
      : `${path} passes all tests, and has a fault; write a test in tests.py that finds it`,
  ).toBe(passes);
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
  test(
    'each exercise proves itself, nobody cheats, and mistakes are named',
    { timeout: 240_000 },
    async () => {
      const tricks = [
        ...Object.entries(cheats).map(([name, [program, says, id = 'in-turns']]) => ({
          id,
          name,
          program,
          says,
        })),
        ...mistakes.map(([name, id, program, says]) => ({ id, name, program, says })),
      ];
      const reports = await checkAll([...cases, ...tricks]);
      cases.forEach((one, n) => {
        expect.soft(() => expectAsPromised(reports[n]!, one), one.name).not.toThrow();
      });
      tricks.forEach(({ name, says }, n) => {
        const report = reports[cases.length + n]!;
        expect.soft(report.passed, name).toBe(false);
        expect.soft(report.results.find(({ state }) => state === 'failed')?.says, name).toMatch(says);
      });
    },
  );
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
