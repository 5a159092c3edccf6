/** Programs as strangers paste them: each does here what it does in CPython on a computer. */
import { beforeAll, expect, test } from 'vitest';
import { runInNode, takeSnapshot, type NodeRun } from './node.ts';

let snapshot: Uint8Array;
beforeAll(async () => {
  snapshot = await takeSnapshot();
}, 60_000);

async function run(main: string, stdin?: string): Promise<NodeRun & { out: string; err: string }> {
  const program = { language: 'python' as const, files: { 'main.py': main }, entry: 'main.py' };
  const seen = await runInNode({ ...program, ...(stdin !== undefined && { stdin }) }, { snapshot });
  const text = (stream: string) =>
    seen.output.map((part) => (part.stream === stream ? part.text : '')).join('');
  return { ...seen, out: text('stdout'), err: text('stderr') };
}

const whole: readonly (readonly [what: string, program: string, out: string, stdin?: string])[] = [
  [
    'a signal reaches a handler of the loop',
    `import asyncio, signal
async def main():
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print, "term")
    signal.raise_signal(signal.SIGTERM)
    await asyncio.sleep(0)
    print(asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM))
asyncio.run(main())`,
    'term\nTrue\n',
  ],
  [
    'standard input as a stream of asyncio',
    `import asyncio, sys
async def main():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader: print(line)
asyncio.run(main())`,
    "b'one\\n'\nb'two'\n",
    'one\ntwo',
  ],
  [
    'a selector tells which pipe can be read',
    `import os, selectors
selector = selectors.DefaultSelector()
read, write = os.pipe()
selector.register(read, selectors.EVENT_READ, "mine")
print(selector.select(.01))
os.write(write, b"x")
print([key.data for key, events in selector.select()])`,
    "[]\n['mine']\n",
  ],
  [
    'getpass reads the program’s input',
    'import getpass, io, warnings\nwarnings.simplefilter("ignore")\nprint(getpass.getpass(stream=io.StringIO()), getpass.getuser())',
    'secret reader\n',
    'secret\n',
  ],
  [
    'an import that fails and is caught says what CPython says',
    'import importlib.util\ntry: import numpy\nexcept ImportError as error: print(error, error.__dict__)\nprint(importlib.util.find_spec("numpy"))',
    "No module named 'numpy' {}\nNone\n",
  ],
];

for (const [what, program, out, stdin] of whole) {
  test(what, async () => {
    const seen = await run(program, stdin);
    expect(seen.end.outcome).toEqual({ kind: 'exit', code: 0 });
    expect(seen.out).toBe(out);
    expect(seen.err).toBe('');
  });
}

test('a page that is looked for in vain', async () => {
  const { err } = await run('import webbrowser\nwebbrowser.open("https://example.org/")');
  expect(err).toMatch(/ImportError: .*\nThere is no page and no window here/);
});

test('a warning about a line of the standard library shows it', async () => {
  const { err } = await run(
    'import asyncio\nasync def f(): pass\nasync def main(): x = f(); await asyncio.sleep(0)\nasyncio.run(main())',
  );
  expect(err).toContain("RuntimeWarning: coroutine 'f' was never awaited\n  self._context.run(");
});

test('an import that fails in one of several tasks says why', async () => {
  const { err } = await run(
    'import asyncio\nasync def f(): import numpy\nasync def main():\n    async with asyncio.TaskGroup() as g: g.create_task(f())\nasyncio.run(main())',
  );
  expect(err).toContain('no numpy.py among');
});

test('what is alive at sys.exit() is freed like at a program’s end', async () => {
  const { out, err, end } = await run(
    'import sys\nclass C:\n    def __del__(self): print("freed", self.of)\n' +
      'def f():\n    local = C(); local.of = "f"\n    sys.exit("over")\nc = C(); c.of = "main"\nf()',
  );
  expect(end.outcome).toMatchObject({ kind: 'exit', code: 1 });
  expect(out).toBe('freed f\nfreed main\n');
  expect(err).toBe('over\n');
});

test('a time zone by name says that there is no database of them', async () => {
  const { err } = await run('from zoneinfo import ZoneInfo\nZoneInfo("Europe/Berlin")');
  expect(err).toMatch(/ZoneInfoNotFoundError: [^]*no database of time zones here.*datetime\.UTC.*\n$/);
});

test('an import error of the program’s own may name anything', async () => {
  const { err, end } = await run('raise ModuleNotFoundError("mine", name=5)');
  expect(end.outcome).toMatchObject({ kind: 'exit', code: 1, error: { name: 'ModuleNotFoundError' } });
  expect(err).toMatch(/ModuleNotFoundError: mine\n$/);
});

for (const [module, why] of [
  ['numpy', /no numpy\.py among this program's files, .*nothing can be installed/],
  ['aiohttp.web', /no aiohttp\.py among/],
  ['tkinter', /tkinter needs a screen/],
  ['curses', /curses needs a terminal/],
  ['syslog', /syslog needs an operating system/],
  ['dbm.dumb', /pickle and json write a dictionary/],
  ['concurrent.interpreters', /_interpreters needs more than one interpreter/],
] as const) {
  test(`importing ${module} says why it fails`, async () => {
    const { err, end } = await run(`import ${module}`);
    expect(end.outcome).toMatchObject({ kind: 'exit', code: 1, error: { name: 'ModuleNotFoundError' } });
    expect(err).toMatch(/ModuleNotFoundError: No module named '.*'\n.+\.\n$/);
    expect(err).toMatch(why);
  });
}

for (const [what, program] of [
  ['a pool of processes', 'from concurrent.futures import ProcessPoolExecutor as P\nP().submit(print)'],
  ['multiprocessing', 'import multiprocessing\nmultiprocessing.Pool(2)'],
  [
    'shared memory',
    'from multiprocessing.shared_memory import SharedMemory\nSharedMemory(create=True, size=9)',
  ],
  ['os.execvp', 'import os\nos.execvp("ls", ["ls"])'],
] as const) {
  test(`${what}: says at once that there are no processes`, async () => {
    const { end } = await run(program);
    expect(end.outcome).toMatchObject({
      error: { name: 'OSError', message: expect.stringContaining('no processes here') },
    });
  });
}
