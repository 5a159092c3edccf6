/** Real CPython, and what one thread in a sandbox cannot do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';
import { expect, test as base } from './contract/rig.ts';

const py = 'pyodide';

/** What interpreters of a page said when they broke. */
const broken = new WeakMap<Page, string[]>();

/**
 * What JavaScript collects after a program, of objects that its modules from outside the first download left, does not
 * break the interpreter that ran it: heard in every story, since nobody knows when the collector comes.
 */
const test = base.extend<{ readonly unbroken: undefined }>({
  unbroken: [
    async ({ engines: { page } }, use) => {
      const heard = broken.get(page) ?? [];
      if (!broken.has(page)) {
        broken.set(page, heard);
        page.on('console', (message) => {
          if (message.text().includes('fatal error')) heard.push(message.text());
        });
      }
      await use(undefined);
      expect(heard, 'an interpreter broke after its program').toEqual([]);
    },
    { auto: true },
  ],
});

type Part = readonly [what: string, program: string, out: string, stdin?: string];

/** What works as anywhere. Parts that do not need to be alone are one program: a run costs more than what it shows. */
const whole: readonly (readonly Part[])[] = [
  [
    [
      'asyncio.run, gather, TaskGroup, timeout and Queue',
      `import asyncio, time
async def say(d, v):
    await asyncio.sleep(d); return v
async def main():
    print(type(asyncio.get_running_loop()).__name__, await asyncio.gather(say(.02, 1), say(.01, 2)))
    async with asyncio.TaskGroup() as tg: a = tg.create_task(say(.01, "a"))
    print(a.result())
    try:
        async with asyncio.timeout(.01): await asyncio.sleep(5)
    except TimeoutError: print("timeout")
    q = asyncio.Queue(); q.put_nowait(1); print(await q.get())
asyncio.run(main())`,
      '_UnixSelectorEventLoop [1, 2]\na\ntimeout\n1\n',
    ],
    [
      'tasks that sleep for the same time wake in the order in which they began',
      `import asyncio, time
async def say(n): await asyncio.sleep(.01); print(n, end="")
async def main():
    for _ in range(5): await asyncio.gather(*map(say, range(9)))
asyncio.run(main())
print()
print(len({time.monotonic() for _ in range(999)}), len({time.perf_counter_ns() for _ in range(999)}))`,
      `${'012345678'.repeat(5)}\n999 999\n`,
    ],
    [
      'a loop that nothing can wake is interrupted, as by Ctrl+C',
      'import asyncio, sys\nsys.stderr = sys.__stderr__ = sys.stdout\nasync def f():\n  try: await asyncio.get_running_loop().create_future()\n  finally: print("over")\ntry: asyncio.run(f())\nexcept KeyboardInterrupt: print("interrupted")',
      'Nothing is left to do: no timer is pending, and nothing else can wake this program.\nOn a computer it would wait here until Ctrl+C is pressed; here that happens now.\nover\ninterrupted\n',
    ],
  ],
  [
    [
      'nothing of ours below the program',
      'import sys\nprint(sys._getframe().f_back, sys.argv, __file__)',
      "None ['main.py'] /home/reader/main.py\n",
    ],
    [
      'ctypes and dis',
      'import ctypes, dis\nprint(ctypes.sizeof(ctypes.c_int), ctypes.pythonapi.Py_IsInitialized(), ctypes.CDLL(None).strlen(b"abc"))\ndis.dis("1")',
      '4 1 3\n  0           RESUME                   0\n\n  1           LOAD_SMALL_INT           1\n              RETURN_VALUE\n',
    ],
    [
      'sys.monitoring',
      'import sys\nm = sys.monitoring\nm.use_tool_id(0, "mine")\nprint(m.get_tool(0))',
      'mine\n',
    ],
    [
      'inspect.getsource of the standard library',
      'import inspect, json\nprint(inspect.getsource(json.loads)[:15])',
      'def loads(s, *,\n',
    ],
    [
      'the time of day ticks in microseconds',
      'import time\nfrom datetime import datetime\nprint(len({time.time() for _ in range(99)}), len({datetime.now() for _ in range(99)}) > 50, abs(time.time() - datetime.now().timestamp()) < .1)',
      '99 True True\n',
    ],
    [
      'time.sleep leaves the processor alone',
      'import time\nt = time.process_time()\ntime.sleep(1)\nprint(time.process_time() - t < .1)',
      'True\n',
    ],
    [
      'text that is printed in pieces, with a mark of order, and ends within a character',
      'import os\nprint("a"); print("\\ufeffb")\nfor part in (b"\\xe2\\x82", b"\\xac\\n", b"\\xe2\\x82", b"", b"cd\\n", b"\\xe2"): os.write(1, part)',
      'a\n\ufeffb\n€\n\ufffdcd\n\ufffd',
    ],
  ],
  [
    [
      'modules outside the first download, however they are named',
      'import importlib, statistics\nfrom logging import handlers\nfrom xml.etree import ElementTree\nprint(handlers.__name__, statistics.mean([1, 2, 3]), importlib.import_module("sqlite3".replace("sqlite3", "colorsys")).__name__, ElementTree.fromstring("<a/>").tag)',
      'logging.handlers 2 colorsys a\n',
    ],
  ],
  [
    [
      'modules that many programs name, a thread pool of none, and a codec in a string',
      'import random\nfrom concurrent import futures\nfrom pathlib import Path\nprint(random.Random(1).randint(1, 9), futures.ThreadPoolExecutor.__name__, Path("a") / "b", "é".encode("latin-1"), b"a".decode("US ASCII"))',
      "3 ThreadPoolExecutor a/b b'\\xe9' a\n",
    ],
  ],
  [
    [
      'a module of the rest of the library, which imports such modules',
      'import statistics\nprint(statistics.mean([1, 2, 3]))',
      '2\n',
    ],
  ],
  [
    [
      'tracemalloc, with what it imports late',
      'import tracemalloc\ntracemalloc.start()\nsnapshot = tracemalloc.take_snapshot()\nsnapshot.dump("taken")\nprint(len(tracemalloc.Snapshot.load("taken").filter_traces([tracemalloc.Filter(True, "no*")]).traces))',
      '0\n',
    ],
  ],
  [
    [
      'a test that fails within the standard library shows its lines',
      'import io, unittest\nfrom unittest import mock\nclass T(unittest.TestCase):\n    def test(self): mock.Mock().assert_called_once()\nout = io.StringIO()\nunittest.TextTestRunner(out).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))\nprint("raise AssertionError(msg)" in out.getvalue())',
      'True\n',
    ],
  ],
  [
    [
      'an if of two hundred branches, which names a module outside the first download',
      `import colorsys\nx = 199\nif x == 0: y = 0\n${Array.from({ length: 200 }, (_, i) => `elif x == ${i}: y = ${i}`).join('\n')}\nprint(y)`,
      '199\n',
    ],
  ],
  [
    [
      'breakpoint() in a program that imports nothing, and a path as an address',
      'x = 5\nbreakpoint()\nfrom pathlib import Path\nprint(Path("/a b").as_uri())',
      '> /home/reader/main.py(2)<module>()\n-> breakpoint()\n(Pdb) p x\n5\n(Pdb) c\nfile:///a%20b\n',
      'p x\nc\n',
    ],
  ],
  [
    [
      'os._exit and atexit',
      'import atexit, os\natexit.register(lambda: (print("bye", flush=True), os._exit(0)))',
      'bye\n',
    ],
  ],
];

for (const parts of whole) {
  test(parts.map(([what]) => what).join('; '), async ({ engines }) => {
    const stdin = parts[0]?.[3];
    const seen = await engines.run(
      py,
      parts.map(([, program]) => program).join('\n'),
      stdin === undefined ? {} : { stdin },
    );
    expect(seen.err).toBe('');
    expect(seen.out).toBe(parts.map(([, , out]) => out).join(''));
    expect(seen.outcome).toEqual({ kind: 'exit', code: 0 });
  });
}

const refused: readonly (readonly [what: string, program: string, name: string, message: RegExp])[] = [
  ['a thread', 'import threading\nthreading.Thread(target=print).start()', 'RuntimeError', /one thread/],
  [
    'to_thread',
    'import asyncio\nasync def f(): await asyncio.to_thread(print)\nasyncio.run(f())',
    'RuntimeError',
    /one thread/,
  ],
  [
    'a server',
    'import asyncio\nasync def f(): await asyncio.start_server(print, "", 80)\nasyncio.run(f())',
    'OSError',
    /no network/,
  ],
  [
    'a connection',
    'import asyncio\nasync def f(): await asyncio.open_connection("localhost", 80)\nasyncio.run(f())',
    'OSError',
    /no network/,
  ],
  ['socket.listen', 'import socket\nsocket.socket().listen()', 'OSError', /no network/],
  ['urllib', 'import urllib.request\nurllib.request.urlopen("http://localhost/")', 'URLError', /no network/],
  ['a subprocess', 'import subprocess\nsubprocess.run(["ls"])', 'OSError', /no processes/],
  [
    'a process of asyncio',
    'import asyncio\nasync def f(): await asyncio.create_subprocess_exec("ls")\nasyncio.run(f())',
    'OSError',
    /no processes/,
  ],
  [
    'multiprocessing',
    'import multiprocessing\nmultiprocessing.Process(target=print).start()',
    'OSError',
    /no processes/,
  ],
  ['the end of standard input', 'input()', 'EOFError', /EOF/],
  ['recursion without end', 'def f(): f()\nf()', 'RecursionError', /depth/],
  [
    'recursion through C',
    'class A:\n  def __repr__(self): return repr(self)\nrepr(A())',
    'RecursionError',
    /overflow/,
  ],
  ['more memory than there is', 'x = bytearray(10**10)', 'OverflowError', /index-sized/],
  ['a lone surrogate', 'print("\\ud800")', 'UnicodeEncodeError', /surrogates not allowed/],
];

for (const [what, program, name, message] of refused) {
  test(`${what}: ${name}, at once`, async ({ engines }) => {
    const seen = await engines.run(py, program);
    expect(seen.outcome).toMatchObject({ kind: 'exit', code: 1, error: { name, file: 'main.py' } });
    if (seen.outcome?.kind === 'exit') expect(seen.outcome.error?.message).toMatch(message);
    expect(seen.err).toContain(name);
    expect(seen.err).not.toContain('_host');
  });
}

for (const [what, program, code] of [
  ['os.abort()', 'import os\nos.abort()', 134],
  ['a signal that nobody handles', 'import os, signal\nos.kill(os.getpid(), signal.SIGTERM)', 143],
] as const) {
  test(`${what} ends the program with its exit code`, async ({ engines }) => {
    const seen = await engines.run(py, `print("on")\n${program}\nprint("off")`);
    expect(seen.out).toBe('on\n');
    expect(seen.outcome).toEqual({ kind: 'exit', code });
  });
}

test('an error that finds no memory left is an error', async ({ engines }) => {
  const seen = await engines.run(
    py,
    `x = []
for size in (1 << 20, 1 << 12, 0):
    try:
        while True: x.append(bytearray(size) if size else [x])
    except MemoryError: pass
1/0`,
  );
  expect(seen.outcome).toMatchObject({ kind: 'exit', code: 1 });
});

test('a worker that ends itself is a crash with words, and the next run works', async ({ engines }) => {
  const seen = await engines.run(py, 'import js, time\njs.close()\ntime.sleep(9)');
  expect(seen.outcome).toMatchObject({ kind: 'crash', message: expect.stringContaining('closed itself') });
  expect((await engines.run(py, 'print("on")')).out).toBe('on\n');
});

test('what a program printed is there when its worker has ended, though it comes later than the word of that', async ({
  engines: { page, run },
}) => {
  // As on a busy machine: output comes through a port of its own.
  const restore = await page.evaluateHandle(() => {
    const property = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!;
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...property,
      set(this: MessagePort, handler: (event: MessageEvent<{ type?: unknown }>) => void) {
        property.set?.call(this, (event: MessageEvent<{ type?: unknown }>) => {
          if (event.data.type === 'output') setTimeout(() => handler(event), 50);
          else handler(event);
        });
      },
    });
    return () => Object.defineProperty(MessagePort.prototype, 'onmessage', property);
  });
  const seen = await run(py, 'import js, time\nprint("last words")\njs.close()\ntime.sleep(9)');
  await restore.evaluate((restoreNow) => void restoreNow());
  expect(seen.out).toBe('last words\n');
  expect(seen.outcome).toMatchObject({ kind: 'crash' });
});

test('eight runs with a module from outside the first download, after which JavaScript collects', async ({
  engines,
}) => {
  // The collector came in seven runs of eight; `unbroken` hears what it broke.
  for (let run = 0; run < 8; run++) {
    expect((await engines.run(py, 'import ctypes')).outcome).toEqual({ kind: 'exit', code: 0 });
  }
});

test('two hundred lines before a long computation do not wait for its end', async ({ engines }) => {
  const seen = await engines.run(py, 'for i in range(200): print(i)\nwhile True: pass', { stopAfter: 1000 });
  expect(seen.out).toContain('\n199\n');
});

test('network, storage and page are out of reach, where without the sandbox they are not', async ({
  engines,
}) => {
  const asked: string[] = [];
  const probe = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('x');
  });
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const origin = `127.0.0.1:${(probe.address() as AddressInfo).port}`;
  // The same lines for both, in the language of the page.
  const probes: Readonly<Record<string, string>> = {
    fetch: `fetch('http://${origin}/fetch')`,
    xhr: `(() => { const x = new XMLHttpRequest(); x.open('GET', 'http://${origin}/xhr', false); x.send(); })()`,
    socket: `new Promise((y, n) => { const s = new WebSocket('ws://${origin}/socket'); s.onopen = y; s.onerror = n; })`,
    events: `new Promise((y, n) => { const s = new EventSource('http://${origin}/events'); s.onopen = y; s.onerror = n; })`,
    import: `import('http://${origin}/import')`,
    worker: `new Worker('http://${origin}/worker')`,
    script: `importScripts('http://${origin}/script')`,
  };
  const program = [
    'import js, asyncio',
    'from pyodide.ffi import run_sync',
    `names = ["document", "parent", "top", "localStorage", "cookieStore"]`,
    'print([name for name in names if hasattr(js, name)])',
    'for make in (lambda: js.indexedDB.open("x"), lambda: js.caches.keys, lambda: js.eval("1"), lambda: js.Function.new("return 1")()):',
    '    try: make(); print("reached")',
    '    except BaseException as error: print("refused")',
    `try: js.fetch("http://${origin}/fetch")`,
    'except BaseException: pass',
    `x = js.XMLHttpRequest.new()`,
    `x.open("GET", "http://${origin}/xhr", False)`,
    'try: x.send(); print("reached")',
    'except BaseException: print("refused")',
    `for kind, address in (("WebSocket", "ws://${origin}/socket"), ("EventSource", "http://${origin}/events"), ("Worker", "http://${origin}/worker")):`,
    '    try: getattr(js, kind).new(address)',
    '    except BaseException: pass',
    `try: js.importScripts("http://${origin}/script")`,
    'except BaseException: pass',
    'import time; time.sleep(.5)',
  ].join('\n');
  const seen = await engines.run(py, program);
  expect(seen.out).toBe('[]\nrefused\nrefused\nrefused\nrefused\nrefused\n');
  expect(asked).toEqual([]);
  await engines.page.evaluate(async (lines) => {
    const text = `const probes = [${lines.map((line) => `() => ${line}`).join(',')}];
      (async () => { for (const probe of probes) await Promise.race([Promise.resolve().then(probe).catch(() => {}), new Promise((r) => setTimeout(r, 300))]); postMessage('done'); })();`;
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
    await new Promise((done) => (worker.onmessage = done));
  }, Object.values(probes));
  expect([...new Set(asked)].sort()).toEqual(
    expect.arrayContaining(['/events', '/fetch', '/import', '/script', '/socket', '/xhr']),
  );
  probe.close();
});

test('the first interpreter, the next, a spare and one from a snapshot look the same; a broken snapshot is forgotten', async ({
  freshEngines: { page, run },
}) => {
  const look = `import asyncio, gc, sys, zipimport
async def name(): return asyncio.current_task().get_name()
print([type(one) for one in gc.get_objects() if isinstance(one, (asyncio.Task, asyncio.AbstractEventLoop))])
print(asyncio.events._event_loop_policy, asyncio.run(name()))
print(gc.isenabled(), gc.get_freeze_count(), gc.collect() < 50, sys.modules in gc.get_objects(), sys.meta_path[:3])
print(zipimport._io, zipimport._get_module_code.__code__.co_filename, sorted(sys.modules))
try: import sitecustomize
except ModuleNotFoundError as error: print(error.name, gc.isenabled())`;
  const kept = () => page.evaluate(async () => (await (await caches.open('python-snapshots')).keys()).length);
  const reload = async () => {
    await page.reload();
    await page.waitForFunction(() => 'rig' in globalThis);
  };
  expect(await kept()).toBe(0);
  const first = await run(py, look);
  await test.step('the first interpreter and the next look the same', async () => {
    expect(first.err).toBe('');
    expect(first.out).toMatch(/^\[\]\nNone Task-1\nTrue 0 True (True|False) /);
    expect(first.out).toMatch(/\nsitecustomize True\n$/);
    expect((await run(py, look)).out).toBe(first.out);
  });
  await test.step('a spare, started by warm(), looks the same, and a snapshot is kept', async () => {
    await page.evaluate(() =>
      (globalThis as unknown as { rig: { engine(n: string): Promise<{ warm(): void }> } }).rig
        .engine('pyodide')
        .then((runtime) => runtime.warm()),
    );
    await expect.poll(kept, { timeout: 30_000 }).toBe(1);
    await page.waitForTimeout(1000); // it warms up
    expect((await run(py, look)).out).toBe(first.out);
  });
  await test.step('one from a snapshot looks the same, and has its own chances', async () => {
    await reload();
    expect((await run(py, look)).out).toBe(first.out);
    const draws = [
      await run(py, 'import random\nprint(random.random())'),
      await run(py, 'import random\nprint(random.random())'),
    ];
    expect(draws[0]?.out).not.toBe(draws[1]?.out);
  });
  await test.step('a snapshot that is broken is forgotten', async () => {
    await page.evaluate(async () => {
      const cache = await caches.open('python-snapshots');
      for (const key of await cache.keys()) {
        await cache.put(key, new Response(new Uint8Array(2048), { headers: { 'x-bytes': '2048' } }));
      }
    });
    await reload();
    expect((await run(py, 'print(2)')).out).toBe('2\n');
  });
});
