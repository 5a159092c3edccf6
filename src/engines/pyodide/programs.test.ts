/** Programs as strangers paste them: each does here what it does in CPython on a computer. */
import { expect, test } from 'vitest';
import { runInNode, snapshotOf, type NodeRun } from './node.ts';

const snapshot = await snapshotOf();

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
    "one\nb'one\\n'\ntwo\nb'two'\n",
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
    'secret\nsecret reader\n',
    'secret\n',
  ],
  [
    'the line that input() reads stands behind its question, as at a terminal',
    'name = input("name? ")\nage = input("age? ")\nprint(name, age)',
    'name? Ann\nage? 7\nAnn 7\n',
    'Ann\n7',
  ],
  [
    'lines are shown when they are read, not before, and only those',
    'import sys\nprint("first")\nprint("got", sys.stdin.readline(), end="")\nprint("last")',
    'first\none\ngot one\nlast\n',
    'one\ntwo\n',
  ],
  [
    'a file is UTF-8, whatever its comment says',
    '#!/usr/bin/python3\n# -*- coding: latin-1 -*-\nimport inspect\ndef f(): return "é→"\nprint(f(), inspect.getsource(f))',
    'é→ def f(): return "é→"\n\n',
  ],
  [
    'what waits for threads, with a limit, waits as the clock does',
    `import queue, threading, time
def timed(wait):
    begin = time.monotonic(); found = wait(); print(found, round(time.monotonic() - begin, 2))
def get():
    try: queue.Queue().get(timeout=1)
    except queue.Empty: return "empty"
timed(get); timed(lambda: threading.Event().wait(.5)); timed(lambda: threading.Semaphore(0).acquire(timeout=2))`,
    'empty 1.0\nFalse 0.5\nFalse 2.0\n',
  ],
  [
    'dates are read, though no program sets the time zone',
    `import datetime, time
print(datetime.datetime.strptime("2024-03-01 12:00 +0200", "%Y-%m-%d %H:%M %z"), time.strptime("30 Nov 26", "%d %b %y")[:3])`,
    '2024-03-01 12:00:00+02:00 (2026, 11, 30)\n',
  ],
  [
    'select, poll and every selector wait as the clock does',
    `import asyncio, select, selectors, time
def timed(wait):
    begin = time.monotonic(); found = wait(); print(found, round(time.monotonic() - begin, 2))
timed(lambda: select.select([], [], [], 1))
timed(lambda: select.poll().poll(1000))
for kind in selectors.SelectSelector, selectors.PollSelector, selectors.DefaultSelector:
    timed(lambda: kind().select(.5))
    timed(lambda: asyncio.run(asyncio.sleep(.5), loop_factory=lambda: asyncio.SelectorEventLoop(kind())))
try: select.select([], [], [], -1)
except ValueError as error: print(error)`,
    '([], [], []) 1.0\n[] 1.0\n' + '[] 0.5\nNone 0.5\n'.repeat(3) + 'timeout must be non-negative\n',
  ],
  [
    'a loop written by hand runs its timers in time',
    `import heapq, selectors, time
selector, timers, begin = selectors.DefaultSelector(), [], time.monotonic()
for delay in .3, .1, .2: heapq.heappush(timers, (begin + delay, delay))
while timers:
    selector.select(max(0, timers[0][0] - time.monotonic()))
    while timers and timers[0][0] <= time.monotonic():
        print(heapq.heappop(timers)[1], round(time.monotonic() - begin, 1))`,
    '0.1 0.1\n0.2 0.2\n0.3 0.3\n',
  ],
  [
    'a pipe whose other end is closed ends, for every way of reading',
    `import asyncio, os, select, selectors
def piped(*data):
    read, write = os.pipe()
    for part in data: os.write(write, part)
    return read, write
read, write = piped(b"x"); second = os.dup(write); os.close(write)
print(os.read(read, 9), select.select([read], [], [], 0)[0]); os.close(second)
print(os.read(read, 9), select.select([read], [], [], 1)[0] == [read])
selector = selectors.DefaultSelector(); selector.register(read, selectors.EVENT_READ); print(len(selector.select()))
read, write = os.pipe()
with open(write, "w") as file: print("hello", file=file)
print(open(read).read(), end="")
read, write = os.pipe(); os.close(read)
try: os.write(write, b"x")
except BrokenPipeError: print("broken")
async def main():
    read, write = piped(b"a\\n"); os.close(write); reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(read, "rb"))
    print([line async for line in reader])
asyncio.run(main())`,
    "b'x' []\nb'' True\n1\nhello\nbroken\n[b'a\\n']\n",
  ],
  [
    'a pair of sockets wakes a selector and carries data',
    `import asyncio, selectors, socket
one, other = socket.socketpair()
one.setblocking(False)
selector = selectors.DefaultSelector(); selector.register(one, selectors.EVENT_READ)
other.send(b"x"); print(len(selector.select()), one.recv(9))
try: one.recv(9)
except BlockingIOError: print("empty")
other.sendall(b"abc"); other.close(); print(one.recv(2), one.recv(9), one.recv(9))
async def main():
    one, other = socket.socketpair()
    for end in one, other: end.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(one, b"hi"); print(await loop.sock_recv(other, 9))
    loop.add_reader(one, lambda: print("readable", one.recv(9))); other.send(b"!")
    await asyncio.sleep(.1); loop.remove_reader(one)
asyncio.run(main())`,
    "1 b'x'\nempty\nb'ab' b'c' b''\nb'hi'\nreadable b'!'\n",
  ],
  [
    'each of a pair of sockets can be written to: a selector, a poll and a loop say so',
    `import asyncio, select, selectors, socket
one, other = socket.socketpair()
selector = selectors.DefaultSelector()
selector.register(one, selectors.EVENT_READ); selector.register(other, selectors.EVENT_READ | selectors.EVENT_WRITE)
print([events for key, events in selector.select()]); one.send(b"x")
print([events for key, events in selector.select()], select.select([], [one], [], 1)[1] == [one])
async def main():
    one, other = socket.socketpair(); loop = asyncio.get_running_loop()
    loop.add_writer(one, lambda: (one.send(b"writable"), loop.remove_writer(one)))
    print(await loop.sock_recv(other, 9))
asyncio.run(main())`,
    "[2]\n[3] True\nb'writable'\n",
  ],
  [
    'streams over a pair of sockets, as in the documentation of asyncio',
    `import asyncio, socket
async def main():
    one, other = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=one)
    asyncio.get_running_loop().call_soon(other.send, b"abc"); print(await reader.read(100))
    writer.write(b"a\\n"); writer.writelines([b"b", b"c"]); await writer.drain(); writer.write_eof()
    reader, other = await asyncio.open_connection(sock=other)
    print(await reader.read()); other.close(); writer.close(); await writer.wait_closed()
asyncio.run(main())`,
    "b'abc'\nb'a\\nbc'\n",
  ],
  [
    'a screen that is cleared between the frames of a game, and the colors of a terminal switched on',
    'import os\nprint("a")\nprint(os.system("cls" if os.name == "nt" else "clear"), os.system("cls"), os.system(""))\nprint("b")',
    'a\n\x1b[H\x1b[2J\x1b[3J\x1b[H\x1b[2J\x1b[3J0 0 0\nb\n',
  ],
  [
    'all names of concurrent.futures at once',
    'from concurrent.futures import *\nf = Future(); f.set_result(1); print(f.result(), ThreadPoolExecutor.__name__, wait([f]).done == {f})',
    '1 ThreadPoolExecutor True\n',
  ],
  [
    'names that programs use before they need what they stand for',
    'import signal, socket, time\nprint(socket.AF_UNIX, socket.SO_REUSEADDR, signal.SIGCLD == signal.SIGCHLD, time.get_clock_info("thread_time").monotonic)',
    '1 2 True True\n',
  ],
  [
    'a program that can do without processes finds that it must',
    'try: import _multiprocessing\nexcept ImportError as error: print(error)',
    "No module named '_multiprocessing'\n",
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

/** Where a computer would wait for Ctrl+C, it comes: `except` and `finally` of the program run. */
for (const [what, program, out] of [
  [
    'a task that nothing wakes',
    'import asyncio\nasync def main():\n    try: await asyncio.Event().wait()\n    finally: print("over")\nasyncio.run(main())',
    'over\n',
  ],
  [
    'two tasks that wait for each other',
    'import asyncio\nasync def pass_on(here, there): there.put_nowait(await here.get())\nasync def main():\n    a, b = asyncio.Queue(), asyncio.Queue()\n    await asyncio.sleep(1); print("slept")\n    await asyncio.gather(pass_on(a, b), pass_on(b, a))\nasyncio.run(main())',
    'slept\n',
  ],
  [
    'run_forever',
    'import asyncio\nloop = asyncio.new_event_loop()\nloop.call_later(1, print, "late")\ntry: loop.run_forever()\nfinally: loop.close(); print("closed")',
    'late\nclosed\n',
  ],
  ['select', 'import select\nselect.select([], [], [])', ''],
  ['poll', 'import select\nselect.poll().poll()', ''],
  ['a queue of threads', 'import queue\nqueue.Queue().get()', ''],
  ['an event of threads', 'import threading\nthreading.Event().wait()', ''],
] as const) {
  test(`${what}: says that nothing is left to do, and is interrupted`, async () => {
    const seen = await run(program);
    expect(seen.out).toBe(out);
    expect(seen.err).toMatch(/^Nothing is left to do: .*\n.*Ctrl\+C/);
    expect(seen.err).toMatch(/\nKeyboardInterrupt\n/);
    expect(seen.end.outcome).toMatchObject({ kind: 'exit', code: 130, error: { name: 'KeyboardInterrupt' } });
  });
}

test('Ctrl+C that a program handles, and a loop that handles it', async () => {
  const { out, end } = await run(`import asyncio, signal
try: asyncio.run(asyncio.Event().wait())
except KeyboardInterrupt: print("handled")
loop = asyncio.new_event_loop()
loop.add_signal_handler(signal.SIGINT, loop.stop)
loop.run_forever()
print("stopped")`);
  expect(out).toBe('handled\nstopped\n');
  expect(end.outcome).toEqual({ kind: 'exit', code: 0 });
});

for (const [what, program] of [
  ['open', 'webbrowser.open("https://example.org/")'],
  ['open, with all that it takes', 'webbrowser.open(url="https://example.org/", new=2, autoraise=False)'],
  ['open_new', 'webbrowser.open_new("https://example.org/")'],
  ['open_new_tab', 'webbrowser.open_new_tab("https://example.org/")'],
  ['the browser itself', 'webbrowser.get().open("https://example.org/")'],
  ['a tab of the browser itself', 'webbrowser.get().open_new_tab("https://example.org/")'],
] as const) {
  test(`webbrowser, ${what}: opens no page and says so, as without a browser`, async () => {
    const { out, err, end } = await run(`import webbrowser\nprint(${program})`);
    expect([out, err, end.outcome]).toEqual(['False\n', '', { kind: 'exit', code: 0 }]);
  });
}

test('webbrowser is found by its name, has its text, and may be a file of the program’s', async () => {
  const { out } = await run(`import importlib.util, inspect, sys
print(importlib.util.find_spec("webbrowser").name)
import webbrowser
print("def open_new" in inspect.getsource(webbrowser), type(webbrowser.__loader__).__module__)
del sys.modules["webbrowser"]
open("webbrowser.py", "w").write("def open(url): return 'mine'")
import webbrowser
print(webbrowser.open("x"))`);
  expect(out).toBe('webbrowser\nTrue zipimport\nmine\n');
});

test('a window that is looked for in vain', async () => {
  const { err } = await run('from js import window');
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
  ['numpy.linalg', /no numpy\.py among/],
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

for (const [call, message] of [
  ['__import__("signal").alarm(1)', /no signal comes from outside.*asyncio\.timeout/],
  ['__import__("signal").setitimer(0, 1)', /no signal comes from outside/],
] as const) {
  test(`${call} says what cannot work`, async () => {
    const { end } = await run(call);
    expect(end.outcome).toMatchObject({
      error: { name: 'OSError', message: expect.stringMatching(message) },
    });
  });
}

for (const [what, program] of [
  ['a pool of processes', 'from concurrent.futures import ProcessPoolExecutor as P\nP().submit(print)'],
  ['multiprocessing', 'import multiprocessing\nmultiprocessing.Pool(2)'],
  [
    'shared memory',
    'from multiprocessing.shared_memory import SharedMemory\nSharedMemory(create=True, size=9)',
  ],
  ['os.system', 'import os\nos.system("ls")'],
  ['os.popen', 'import os\nos.popen("clear")'],
  ['os.execvp', 'import os\nos.execvp("ls", ["ls"])'],
] as const) {
  test(`${what}: says at once that there are no processes`, async () => {
    const { end } = await run(program);
    expect(end.outcome).toMatchObject({
      error: { name: 'OSError', message: expect.stringContaining('no processes here') },
    });
  });
}

/** More errors in one another than functions can call themselves. */
for (const [what, program, name, end] of [
  [
    'a RecursionError that each level raises from',
    'def load(n):\n    try: return load(n + 1)\n    except Exception as e: raise ValueError(n) from e\nload(0)',
    'ValueError',
    'ValueError: 0',
  ],
  [
    'a RecursionError that each level raises over',
    'def load(n):\n    try: return load(n + 1)\n    except Exception: raise ValueError(n)\nload(0)',
    'ValueError',
    'ValueError: 0',
  ],
  [
    'three thousand attempts',
    'last = None\nfor i in range(3000):\n    try: raise ConnectionError(i) from last\n    except ConnectionError as e: last = e\nraise last',
    'ConnectionError',
    'ConnectionError: 2999',
  ],
  [
    'groups in groups',
    'e = ValueError()\nfor i in range(3000): e = ExceptionGroup("g", [e])\nraise e',
    'ExceptionGroup',
    '+------------------------------------',
  ],
] as const) {
  test(`${what}: the outcome names it, and only the program’s own files are shown`, async () => {
    const { err, end: ended } = await run(program);
    expect(ended.outcome).toMatchObject({
      error: { name, file: 'main.py', line: expect.any(Number) as number },
    });
    expect(err).not.toContain('_host');
    expect(err.trimEnd().endsWith(end)).toBe(true);
  });
}

/** What is asked of the error on the way, as its class or the program answers it. */
for (const [what, before] of [
  [
    'the name of its class raises',
    'class M(type): __name__ = property(lambda c: 1/0)\nclass E(Exception, metaclass=M): pass',
  ],
  ['its file raises', 'class E(SyntaxError): filename = property(lambda e: 1/0)'],
  ['its cause raises', 'class E(Exception): __cause__ = property(lambda e: 1/0)'],
  ['its class raises', 'class E(Exception): __class__ = property(lambda e: 1/0)'],
  ['no calls are left', 'import sys\nclass E(Exception): pass\nsys.setrecursionlimit(5)'],
] as const) {
  test(`an error of which ${what} is named all the same, and nothing of ours is shown`, async () => {
    const { err, end } = await run(`${before}\nraise E("x")`);
    expect(end.outcome).toMatchObject({ kind: 'exit', code: 1, error: { name: 'E' } });
    expect(err).toContain('raise E("x")');
    expect(err).not.toContain('_host');
  });
}

/** What sys.exit() is called with, and what stands in the place of sys.stderr: as in CPython 3.13 on a computer. */
const failing = 'class W:\n    def write(self, text): raise OSError("full")\n    def flush(self): pass\n';
for (const [what, program, code, printed] of [
  ['words', 'print("a", end="")\nsys.exit("x")', 1, 'ax\n'],
  ['a tuple', 'sys.exit((1, "x"))', 1, "(1, 'x')\n"],
  ['what has no words', 'class E:\n    def __str__(self): raise ValueError("no")\nsys.exit(E())', 1, '\n'],
  ['half a character', 'sys.exit("\\ud800")', 1, '\\ud800\n'],
  ['half a character past sys.stderr', 'sys.stderr = None\nsys.exit("\\ud800")', 1, '\\ud800\n'],
  ['words, sys.stderr closed', 'sys.stderr.close()\nsys.exit("x")', 1, '\n'],
  ['words, sys.stderr None', 'sys.stderr = None\nsys.exit("x")', 1, 'x\n'],
  ['words, sys.stderr gone', 'del sys.stderr\nsys.exit("x")', 1, 'x\n'],
  ['words, sys.stderr a text', 'import io\nsys.stderr = io.StringIO()\nsys.exit("x")', 1, ''],
  ['words, sys.stderr fails', `${failing}sys.stderr = W()\nsys.exit("x")`, 1, '\n'],
  ['words, sys.stdout fails', `${failing}sys.stdout = W()\nsys.exit("x")`, 1, 'x\n'],
  ['words, sys.stdout closed', 'sys.stdout.close()\nsys.exit("x")', 1, 'x\n'],
  [
    'words, no flush',
    'class W:\n    def write(self, text): print(text, end="")\nsys.stderr = W()\nsys.exit("x")',
    120,
    'x\n',
  ],
  [
    'a number with its own answers',
    'class I(int):\n    def __int__(self): return 1 / 0\n    __abs__ = __lt__ = __int__\nsys.exit(I(3))',
    3,
    '',
  ],
  [
    'a code that is not to be had',
    'class E(SystemExit): code = property(lambda e: 1 / 0)\nraise E("x")',
    1,
    'x\n',
  ],
] as const) {
  test(`an exit with ${what} prints and ends as in CPython`, async () => {
    const seen = await run(`import sys\n${program}`);
    expect(seen.out + seen.err).toBe(printed);
    expect(seen.end.outcome).toEqual({ kind: 'exit', code });
  });
}

/** Whether what ended the program was that it read on past the end of its standard input. */
for (const [what, program, lacksInput, stdin] of [
  ['input()', 'input()', true],
  ['one input() more than there are lines', 'input()\ninput()', true, 'Ann'],
  ['a password', 'import getpass\ngetpass.getpass()', true],
  ['a pickle on standard input', 'import pickle, sys\npickle.load(sys.stdin.buffer)', true],
  ['the program’s own look', 'import sys\nif not sys.stdin.readline(): raise EOFError("nobody there")', true],
  ['breakpoint()', 'breakpoint()\nprint("after")', true],
  ['pdb.set_trace()', 'import pdb\ndef f():\n    pdb.set_trace()\n    print("after")\nf()', true],
  ['a debugger whose user steps on and goes', 'breakpoint()\nprint("after")', true, 'n\n'],
  ['a debugger whose user quits', 'breakpoint()\nprint("after")', undefined, 'q\ny\n'],
  ['an empty pickle', 'import io, pickle\npickle.load(io.BytesIO(b""))', undefined],
  ['an EOFError that the program raises', 'raise EOFError("mine")', undefined],
  ['an EOFError of the program’s own', 'class EOFError(Exception): pass\nraise EOFError("mine")', undefined],
  ['another input', 'import io, sys\nsys.stdin = io.StringIO()\ninput()', undefined],
  ['another error after all was read', 'import sys\nsys.stdin.read()\n1 / 0', undefined],
  ['an exit after all was read', 'import sys\nsys.stdin.read()\nsys.exit("no")', undefined],
  ['an end that is caught', 'try: input()\nexcept EOFError: pass', undefined],
] as const) {
  test(`${what}: ${lacksInput ? 'fails for want of input' : 'does not fail for want of input'}`, async () => {
    const { outcome } = (await run(program, stdin)).end;
    expect(outcome.kind === 'exit' ? outcome.lacksInput : outcome).toBe(lacksInput);
  });
}
