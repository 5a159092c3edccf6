/** Programs that break themselves, by mistake or on purpose. Each ends in words, and the next run works. */

/** How the run ends: a program's exit code, or what the run was. */
export type End = `exit ${number}` | 'crash' | 'output-limit' | 'stopped';

/**
 * `sees` fits what was printed or what the page says of the end. One that ends as `stopped` is stopped by the reader, at
 * once or after so many milliseconds as `patience` says, in which it might break down.
 */
export type Fault = readonly [what: string, program: string, end: End, sees: RegExp, patience?: number];

/** Rows of which nothing runs: their imports are looked for first. */
export const neverBegin: ReadonlySet<string> = new Set([
  'a file that is not there',
  'a package',
  'an import of itself',
]);

export const pythonFaults: readonly Fault[] = [
  [
    'a number too long to print',
    'print(10 ** 5000)',
    'exit 1',
    /ValueError: Exceeds the limit \(4300 digits\)/,
  ],
  ['more memory than there is', 'bytearray(10 ** 10)', 'exit 1', /MemoryError|OverflowError/],
  ['a list that grows without end', 'x = [0]\nwhile True: x += x', 'exit 1', /MemoryError/],
  [
    'recursion without end',
    'def f(): f()\nf()',
    'exit 1',
    /RecursionError: maximum recursion depth exceeded/,
  ],
  ['recursion that catches itself', 'def f():\n  try: f()\n  finally: f()\nf()', 'stopped', /^$/, 5000],
  [
    'a recursion limit that is none',
    'import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()',
    'crash',
    /more often than this browser’s stack allows/,
  ],
  [
    'JSON nested without end',
    'import json\njson.loads("[" * 100_000)',
    'crash',
    /more often than this browser’s stack allows/,
  ],
  ['source nested without end', 'eval("(" * 10_000)', 'crash', /two hundred brackets within brackets/],
  ['operators without end', 'eval("1" + "+1" * 3000)', 'crash', /a thousand operators or calls/],
  ['calls without end', `eval("'a'" + ".upper()" * 1500)`, 'crash', /a thousand operators or calls/],
  ['branches without end', 'exec("if 0: pass\\n" + "elif 0: pass\\n" * 10_000)', 'crash', /branches of elif/],
  [
    'more branches than there is room for',
    'exec("if 0: pass\\n" + "elif 0: pass\\n" * 1000)',
    'exit 1',
    /RecursionError[^]*Split a long chain of elif/,
  ],
  ['an abort', 'import os\nos.abort()', 'exit 134', /^$/],
  ['an exit from inside', 'import os\nprint("so far", flush=True)\nos._exit(7)', 'exit 7', /so far/],
  ['an exit with words', 'import sys\nsys.exit("sorry")', 'exit 1', /sorry/],
  ['an exit with a large number', 'import sys\nsys.exit(10 ** 30)', 'exit 255', /^$/],
  ['a signal to itself', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)', 'exit 137', /^$/],
  [
    'a pointer to nowhere',
    'import ctypes\nctypes.string_at(0xFFFFFFF0)',
    'crash',
    /The interpreter broke off/,
  ],
  ['no builtins', 'import builtins\nbuiltins.__dict__.clear()\nprint(1)', 'exit 1', /./],
  [
    'no print',
    'import builtins\ndel builtins.print\nprint(1)',
    'exit 1',
    /NameError: name 'print' is not defined/,
  ],
  ['no modules', 'import sys\nsys.modules.clear()\nimport json', 'exit 1', /./],
  ['no standard output', 'import sys\nsys.stdout = None\nprint(1)\n1 / 0', 'exit 1', /ZeroDivisionError/],
  ['no standard error', 'import sys\nsys.stderr = None\n1 / 0', 'exit 1', /./],
  [
    'standard output closed',
    'import sys\nsys.stdout.close()\nprint(1)',
    'exit 1',
    /ValueError: I\/O operation on closed file/,
  ],
  ['descriptors closed', 'import os\nos.close(1)\nos.close(2)\nprint(1)', 'exit 1', /Bad file descriptor/],
  ['an excepthook that fails', 'import sys\nsys.excepthook = None\n1 / 0', 'exit 1', /ZeroDivisionError/],
  [
    'an excepthook that exits',
    'import sys, os\nsys.excepthook = lambda *_: os._exit(3)\n1 / 0',
    'exit 3',
    /^$/,
  ],
  [
    'a __repr__ that fails',
    'class A:\n  def __repr__(self): 1 / 0\nprint([A()])',
    'exit 1',
    /ZeroDivisionError/,
  ],
  [
    'an error whose words fail',
    'class E(Exception):\n  def __str__(self): 1 / 0\nraise E',
    'exit 1',
    /E: <exception str\(\) failed>/,
  ],
  [
    'errors that cause one another',
    'a, b = ValueError("a"), ValueError("b")\na.__cause__, b.__cause__ = b, a\nraise a',
    'exit 1',
    /ValueError: a/,
  ],
  [
    'a group of a thousand errors',
    'raise ExceptionGroup("all", [ValueError(i) for i in range(1000)])',
    'exit 1',
    /and 985 more exceptions/,
  ],
  [
    'a __del__ that fails',
    'class A:\n  def __del__(self): 1 / 0\na = A()\ndel a',
    'exit 0',
    /Exception ignored[^]*ZeroDivisionError/,
  ],
  [
    'an exit handler that fails',
    'import atexit\natexit.register(lambda: 1 / 0)\nprint("on")',
    'exit 0',
    /on\n[^]*ZeroDivisionError/,
  ],
  [
    'an exit handler that never ends',
    'import atexit, time\natexit.register(lambda: time.sleep(600))',
    'stopped',
    /^$/,
  ],
  [
    'a thread',
    'import threading\nthreading.Thread(target=print).start()',
    'exit 1',
    /can't start new thread|thread/,
  ],
  ['another process', 'import subprocess\nsubprocess.run(["ls"])', 'exit 1', /OSError|process/],
  ['a pool', 'import multiprocessing\nmultiprocessing.Pool()', 'exit 1', /./],
  ['a fork', 'import os\nos.fork()', 'exit 1', /./],
  ['a server', 'import socket\nsocket.create_server(("", 8000))', 'exit 1', /OSError|network/],
  ['a lock held twice', 'import threading\nx = threading.Lock()\nx.acquire()\nx.acquire()', 'stopped', /^$/],
  [
    'a task that swallows its end',
    'import asyncio\nasync def f():\n  while True:\n    try: await asyncio.sleep(1)\n    except BaseException: pass\nasyncio.run(f())',
    'stopped',
    /^$/,
  ],
  [
    'an await that never ends',
    'import asyncio\nasync def f(): await asyncio.Future()\nasyncio.run(f())',
    'exit 130',
    /nothing/i,
  ],
  ['input that is not there', 'input()', 'exit 1', /EOFError/],
  ['input after its end', 'import sys\nprint(repr(sys.stdin.read() + sys.stdin.read()))', 'exit 0', /''/],
];

export const javaScriptFaults: readonly Fault[] = [
  ['null thrown', 'throw null', 'exit 1', /null/],
  ['undefined thrown', 'throw undefined', 'exit 1', /undefined/],
  ['a Symbol thrown', 'throw Symbol("s")', 'exit 1', /Symbol\(s\)/],
  ['a rejection of nothing', 'await Promise.reject()', 'exit 1', /undefined/],
  ['an error with no words', 'throw Object.assign(new Error(), { message: undefined })', 'exit 1', /Error/],
  [
    'an error whose stack fails',
    'throw Object.defineProperty(new Error("e"), "stack", { get() { throw 1 } })',
    'exit 1',
    /./,
  ],
  [
    'an error whose words fail',
    'throw Object.defineProperty(new Error(), "message", { get() { throw 1 } })',
    'exit 1',
    /./,
  ],
  [
    'a Proxy that refuses, thrown',
    'throw new Proxy({}, { get() { throw new Error("no") }, ownKeys() { throw new Error("no") } })',
    'exit 1',
    /./,
  ],
  [
    'a Proxy that is revoked, thrown',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy',
    'exit 1',
    /./,
  ],
  [
    'a Proxy that is revoked, printed',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); console.log(proxy)',
    'exit 1',
    /on a proxy that has been revoked/,
  ],
  ['a getter that fails, printed', 'console.log({ get x() { throw new Error("no") } })', 'exit 0', /Getter/],
  [
    'an inspector that fails',
    'console.log({ [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("no") } })',
    'exit 1',
    /no/,
  ],
  [
    'errors that cause one another',
    'const a = new Error("a"), b = new Error("b", { cause: a }); a.cause = b; throw a',
    'exit 1',
    /a/,
  ],
  ['an object in itself', 'const a = {}; a.a = a; console.log(a)', 'exit 0', /\[Circular \*1\]/],
  ['recursion without end', '(function f() { f() })()', 'exit 1', /RangeError|InternalError/],
  ['more memory than there is', 'new ArrayBuffer(2 ** 50)', 'exit 1', /RangeError/],
  ['an array of no length', 'new Array(-1)', 'exit 1', /RangeError: Invalid array length/],
  ['a text too long', '"x".repeat(2 ** 30)', 'exit 1', /RangeError/],
  ['JSON nested without end', 'JSON.parse("[".repeat(100_000))', 'exit 1', /SyntaxError|RangeError/],
  [
    'a regular expression without end',
    'await 0; await new Promise((done) => setTimeout(done)); /^(a+)+$/.test("a".repeat(40) + "b")',
    'stopped',
    /^$/,
  ],
  ['promises without end', '(function f() { Promise.resolve().then(f) })()', 'stopped', /^$/],
  ['timers without end', '(function f() { setTimeout(f); setTimeout(f) })()', 'stopped', /^$/],
  ['an await that never ends', 'await new Promise(() => {})', 'exit 13', /./],
  ['a file that is not there', 'import "./none.mjs"', 'exit 1', /none\.mjs/],
  ['a package', 'import "left-pad"', 'exit 1', /left-pad/],
  [
    'an import of itself',
    'import "./main.mjs"; console.log("on")',
    'exit 1',
    /A circle of imports .* does not work in this page/,
  ],
  ['no console', 'globalThis.console = undefined; console.log(1)', 'exit 1', /TypeError/],
  [
    'no Promise',
    'globalThis.Promise = undefined; await 0; setTimeout(() => { throw new Error("late") })',
    'exit 1',
    /late/,
  ],
  [
    'a prototype with a trap',
    'Object.defineProperty(Object.prototype, "type", { get() { return "end" }, set() {} }); console.log("on")',
    'exit 0',
    /on/,
  ],
  [
    'a prototype that throws',
    'Object.defineProperty(Object.prototype, "then", { get() { throw new Error("trap") } }); console.log("on")',
    'exit 0',
    /on/,
  ],
  [
    'arrays that lie',
    'Array.prototype.push = Array.prototype[Symbol.iterator] = () => { throw new Error("lie") }; console.log("on")',
    'crash',
    /JavaScript engine broke down: Uncaught Error: lie/,
  ],
  ['an exit in an exit', 'process.on("exit", () => process.exit(4)); process.exit(3)', 'exit 4', /^$/],
  ['an exit with a large number', 'process.exit(2 ** 40 + 3)', 'exit 3', /^$/],
  [
    'no clock',
    'performance.now = Date.now = undefined; setTimeout(() => console.log("on"), 10)',
    'exit 0',
    /on/,
  ],
  [
    'a large table',
    'console.table(Array.from({ length: 5000 }, (_, i) => i)); console.log("on")',
    'exit 0',
    /on/,
  ],
  [
    'a rejection handled late',
    'const p = Promise.reject(new Error("late")); setTimeout(() => p.catch(() => {}), 50)',
    'exit 1',
    /late/,
  ],
];
