/** What `Runtime` promises, to be asked in any browser. */
import { expect } from 'playwright/test';
import type { Engines } from './engines.ts';

interface Dialect {
  readonly engine: string;
  readonly entry: string;
  readonly programs: Readonly<
    Record<
      | 'streams'
      | 'raise'
      | 'syntax'
      | 'exit'
      | 'loop'
      | 'flood'
      | 'state'
      | 'wait'
      | 'echo'
      | 'unicode'
      | 'library',
      string
    >
  >;
  readonly modules: Readonly<Record<string, string>>;
}

const python: Omit<Dialect, 'engine'> = {
  entry: 'main.py',
  programs: {
    streams: 'import sys\nprint("one")\nprint("two", file=sys.stderr)\nprint("three")',
    raise: 'print("before")\n\n1 / 0',
    syntax: 'print("never")\nx = (1,\n',
    exit: 'import sys\nsys.exit(3)',
    loop: 'print("in")\nwhile True: pass',
    flood: 'while True: print("x" * 100)',
    state: 'import builtins\nprint(hasattr(builtins, "mark"))\nbuiltins.mark = 1',
    wait: 'import time\nprint("a")\ntime.sleep(0.3)\nprint("b")',
    echo: 'print(input())',
    unicode: 'print("é 😀 \\x00 \\x1b[1m")',
    library:
      'import colorsys, email.parser, importlib.metadata, wsgiref.util\nfrom logging import config, handlers\nprint("there")',
  },
  modules: { 'main.py': 'from pkg.inner import name\nprint(name)', 'pkg/inner.py': 'name = "inner"' },
};

/**
 * CPythons beside the default one. They share all code but the interpreter, so unless `CONTRACT=whole` asks for more, each
 * is asked for what its Python has a part in, and not for what the page alone sees to: stopping, limits, disposal.
 */
const otherVersions = ['3.10', '3.11', '3.12', '3.13', '3.15'];

const whole = process.env['CONTRACT'] === 'whole';

const dialects: readonly Dialect[] = [
  { engine: 'pyodide', ...python },
  {
    engine: 'page-js',
    entry: 'main.mjs',
    programs: {
      streams: 'console.log("one"); console.error("two"); console.log("three")',
      raise: 'console.log("before")\n\nnull.x',
      syntax: 'console.log("never")\nlet x = (1,\n',
      exit: 'process.exit(3)',
      loop: 'console.log("in")\nfor (;;);',
      flood: 'for (;;) console.log("x".repeat(100))',
      state: 'console.log("mark" in globalThis); globalThis.mark = 1',
      wait: 'console.log("a")\nawait new Promise((done) => setTimeout(done, 300))\nconsole.log("b")',
      echo: '',
      unicode: 'console.log("é 😀 \\0 \\x1b[1m")',
      library: '',
    },
    modules: {
      'main.mjs': 'import { name } from "./pkg/inner.mjs"\nconsole.log(name)',
      'pkg/inner.mjs': 'export const name = "inner"',
    },
  },
  ...otherVersions.map((version) => ({ engine: `pyodide-${version}`, ...python })),
];

/** What Playwright's `test` does, for fixtures that hold engines in whatever browser. */
interface ContractTest {
  (title: string, body: (fixtures: Fixtures) => Promise<void>): void;
  (title: string, details: { tag: string }, body: (fixtures: Fixtures) => Promise<void>): void;
  describe: ((title: string, body: () => void) => void) & {
    configure(options: { mode: 'default' }): void;
  };
}

interface Fixtures {
  /** Engines that may have been asked before. */
  readonly engines: Engines;
  /** Engines that nobody has asked for anything yet. */
  readonly freshEngines: Engines;
}

/** A promise that a program shows by what it prints. */
interface Shown {
  readonly promise: string;
  readonly program: string;
  readonly out: string;
  readonly err?: string;
}

function shownBy({ entry, programs, modules }: Dialect): readonly Shown[] {
  const shown: readonly Shown[] = [
    {
      promise: 'output comes in order, each stream by its name, and nothing after the end',
      program: programs.streams,
      out: 'one\nthree\n',
      err: 'two\n',
    },
    { promise: 'several files, and files in folders', program: modules[entry]!, out: 'inner\n' },
    { promise: 'any character arrives', program: programs.unicode, out: 'é 😀 \0 \x1b[1m\n' },
    {
      promise: 'standard input is read by lines, each shown as it is read',
      program: programs.echo,
      out: 'typed\ntyped\n',
    },
    {
      promise: 'modules of the library that no start needs, and halves of packages, can be imported',
      program: programs.library,
      out: 'there\n',
    },
  ];
  return shown.filter(({ program }) => program !== '');
}

/** All in one program: a run costs more than what it shows. */
function joined(shown: readonly Shown[]): Shown {
  return {
    promise: shown.map(({ promise }) => promise).join('; '),
    program: shown.map(({ program }) => program).join('\n'),
    out: shown.map(({ out }) => out).join(''),
    err: shown.map(({ err }) => err ?? '').join(''),
  };
}

/** Asks each engine whose name `isAsked` takes. */
export function describeContract(test: ContractTest, isAsked = (_engine: string): boolean => true): void {
  for (const dialect of dialects.filter(({ engine }) => isAsked(engine))) {
    const { engine, entry, programs, modules } = dialect;
    test.describe(engine, () => {
      // In one worker: each has a page of its own, in which it would start this engine.
      test.describe.configure({ mode: 'default' });

      for (const { promise, program, out, err } of whole ? shownBy(dialect) : [joined(shownBy(dialect))]) {
        test(promise, async ({ engines }) => {
          const files = { ...modules, [entry]: program };
          const seen = await engines.run(engine, files, { stdin: 'typed\n', listenOn: 100 });
          expect(seen.out).toBe(out);
          expect(seen.err).toBe(err ?? '');
          expect(seen.events.filter((event) => event.type === 'begin')).toHaveLength(1);
          expect(seen.events[0]).toEqual({ type: 'begin' });
          expect(seen.outcome).toEqual({ kind: 'exit', code: 0 });
          expect(seen.late).toBe(0);
          const times = seen.events.flatMap((event) => (event.type === 'output' ? [event.at] : []));
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(seen.ranFor).toBeGreaterThanOrEqual(times.at(-1)!);
        });
      }

      test('a failing program is an outcome that names the place', async ({ engines }) => {
        const seen = await engines.run(engine, programs.raise);
        expect(seen.rejected).toBeUndefined();
        expect(seen.out).toBe('before\n');
        expect(seen.outcome).toMatchObject({ kind: 'exit', code: 1, error: { file: entry, line: 3 } });
      });

      test('a syntax error names the place and runs nothing', async ({ engines }) => {
        const seen = await engines.run(engine, programs.syntax);
        expect(seen.out).toBe('');
        expect(seen.outcome).toMatchObject({
          kind: 'exit',
          code: 1,
          error: { name: 'SyntaxError', file: entry },
        });
      });

      test('an exit code is kept, and nothing survives from one run to the next', async ({ engines }) => {
        const first = await engines.run(engine, programs.state);
        expect(first.outcome).toEqual({ kind: 'exit', code: 0 });
        const second = await engines.run(engine, `${programs.state}\n${programs.exit}`);
        expect(second.out).toBe(first.out);
        expect(second.outcome).toEqual({ kind: 'exit', code: 3 });
      });

      test(
        'output is shown before a program waits, and the clock tells how long it waited',
        { tag: '@alone' },
        async ({ engines }) => {
          const { events } = await engines.run(engine, programs.wait);
          const [a, b] = events.flatMap((event) => (event.type === 'output' ? [event] : []));
          expect(a?.text).toBe('a\n');
          expect((b?.at ?? 0) - (a?.at ?? 0)).toBeGreaterThan(290);
          expect((b?.at ?? 0) - (a?.at ?? 0)).toBeLessThan(600);
        },
      );

      if (!whole && otherVersions.some((version) => engine.endsWith(version))) return;

      test('nothing is said after Stop, however much was under way', async ({ engines }) => {
        const seen = await engines.run(engine, programs.flood, { stopAfter: 5, listenOn: 200 });
        expect(['stopped', 'output-limit']).toContain(seen.outcome?.kind);
        expect(seen.late).toBe(0);
      });

      test('the empty program ends well', async ({ engines }) => {
        expect((await engines.run(engine, '')).outcome).toEqual({ kind: 'exit', code: 0 });
      });

      test(
        'stopping an endless loop takes less than 200 ms, and the next run works',
        { tag: '@alone' },
        async ({ engines }) => {
          const seen = await engines.run(engine, programs.loop, { stopAfter: 300 });
          expect(seen.out).toBe('in\n');
          expect(seen.outcome).toEqual({ kind: 'stopped' });
          expect(seen.stopMs).toBeLessThan(200);
          expect((await engines.run(engine, programs.streams)).out).toBe('one\nthree\n');
        },
      );

      test('endless printing meets the limit', async ({ engines }) => {
        const seen = await engines.run(engine, programs.flood);
        expect(seen.outcome).toMatchObject({ kind: 'output-limit' });
        if (seen.outcome?.kind === 'output-limit') {
          expect(seen.out.length).toBeLessThanOrEqual(seen.outcome.limitBytes);
        }
      });

      test('two runs at a time do not meet', async ({ engines }) => {
        const both = await Promise.all([
          engines.run(engine, programs.wait),
          engines.run(engine, programs.raise),
        ]);
        expect(both.map(({ out }) => out)).toEqual(['a\nb\n', 'before\n']);
      });

      test('a run that was stopped before it began never begins, and what was disposed of starts over', async ({
        freshEngines,
      }) => {
        const seen = await freshEngines.run(engine, programs.streams, { stopAt: 0 });
        expect(seen.events).toEqual([]);
        expect(seen.outcome).toEqual({ kind: 'stopped' });
        expect(seen.ranFor).toBe(0);
        await freshEngines.run(engine, programs.streams);
        await freshEngines.dispose(engine);
        expect((await freshEngines.run(engine, programs.streams)).out).toBe('one\nthree\n');
      });
    });
  }
}
