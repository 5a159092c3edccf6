/** What a program that failed is told below CPython's message, and that nothing is told where nothing is known. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { runInNode, snapshotOf } from './node.ts';

const snapshot = await snapshotOf();
/** What each program of the tables ends with. One interpreter runs them all: hundreds of starts take minutes. */
let tracebacks: ReadonlyMap<string, string>;
beforeAll(async () => {
  const programs = [...noted, ...silent].map(([program]) => program);
  const { out } = await run(runAll, { 'programs.json': JSON.stringify(programs) });
  tracebacks = new Map(JSON.parse(out) as [string, string][]);
}, 60_000);

const runAll = `
import asyncio, contextlib, io, json, linecache, traceback, warnings
from _host import notes
warnings.simplefilter("ignore")
ended = []
for program in json.load(open("programs.json")):
    with open("/home/reader/main.py", "w") as file: file.write(program)
    linecache.clearcache()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(program, "/home/reader/main.py", "exec", dont_inherit=True), {"__name__": "__main__"})
        ended.append((program, "no error"))
    except Exception as error:
        notes.add_to(error)
        # Without the first frame, which is this one.
        error.__traceback__ = error.__traceback__.tb_next
        ended.append((program, "".join(traceback.format_exception(error))))
print(json.dumps(ended))`;

async function run(main: string, more: Readonly<Record<string, string>> = {}) {
  const seen = await runInNode(
    { language: 'python', files: { 'main.py': main, ...more }, entry: 'main.py' },
    { snapshot },
  );
  const text = (stream: string) =>
    seen.output.map((part) => (part.stream === stream ? part.text : '')).join('');
  const { outcome } = seen.end;
  const since = outcome.kind === 'exit' ? outcome.error?.since : undefined;
  return { ...seen, since, out: text('stdout'), err: text('stderr') };
}

const asyncioRun = (line: string) =>
  `import asyncio\nasync def f(): pass\nasync def main():\n    ${line}\nasyncio.run(main())`;

/** Each program ends with CPython's own message, of which `message` is a part, and then the note. */
const noted: readonly (readonly [program: string, message: string, note: RegExp])[] = [
  [
    'import asyncio\n@asyncio.coroutine\ndef f(): yield',
    "no attribute 'coroutine'",
    /3\.11.*async def.*\nSee x\/gone-from-asyncio\//,
  ],
  ['from asyncio import coroutine', "cannot import name 'coroutine'", /removed in Python 3\.11/],
  [
    'import asyncio\nloop = asyncio.get_event_loop()',
    'no current event loop',
    /3\.14.*asyncio\.run\(main\(\)\)/,
  ],
  ['import asyncio\nasync def f(): pass\nasyncio.ensure_future(f())', 'no current event loop', /3\.14/],
  ['import asyncio\nasync def f(): pass\nasyncio.create_task(f())', 'no running event loop', /asyncio\.run/],
  ['import asyncio\nloop = asyncio.get_running_loop()', 'no running event loop', /async def main/],
  [
    'async def f(): pass\nawait f()',
    "'await' outside function",
    /async def main\(\).*asyncio\.run\(main\(\)\)/,
  ],
  ['async def f(): pass\ndef g():\n    await f()', "'await' outside async function", /`async def` only/],
  ['async with x: pass', "'async with' outside async function", /async def main/],
  ['[x async for x in y]', 'asynchronous comprehension outside', /async def main/],
  ['async def f():\n    yield from [1]', "'yield from' inside async function", /`await`/],
  [
    'import asyncio\nasync def f(): pass\nasyncio.async(f())',
    'invalid syntax',
    /3\.7.*asyncio\.ensure_future/,
  ],
  ['from asyncio import async', 'invalid syntax', /3\.7/],
  ['def f(async=True): pass', 'invalid syntax', /keywords since Python 3\.7/],
  ['async = 1', 'invalid syntax', /keywords since Python 3\.7/],
  [
    'import asyncio\nasyncio.Queue(loop=None)',
    "argument 'loop'",
    /asyncio\.Queue\(\).* 3\.10: asyncio takes/,
  ],
  ['from asyncio import Queue\nQueue(loop=None)', "argument 'loop'", /asyncio\.Queue\(\).* 3\.10/],
  [asyncioRun('await asyncio.sleep(1, loop=None)'), "argument 'loop'", /asyncio\.sleep\(\).* 3\.10/],
  [
    asyncioRun('await asyncio.gather(\n        f(),\n        loop=None,\n    )'),
    "argument 'loop'",
    /asyncio\.gather\(\).* 3\.10/,
  ],
  [asyncioRun('await asyncio.wait([f()])'), 'Passing coroutines is forbidden', /3\.11.*create_task/],
  [
    asyncioRun('asyncio.Task.all_tasks()'),
    "no attribute 'all_tasks'",
    /3\.9\. Write instead: asyncio\.all_tasks/,
  ],
  ['import asyncio\nasyncio.SafeChildWatcher()', "no attribute 'SafeChildWatcher'", /3\.14/],
  [asyncioRun('with await asyncio.Lock(): pass'), 'await', /3\.9: `async with/],
  [
    'import asyncio\ndef g(): yield\nasync def main(): asyncio.create_task(g())\nasyncio.run(main())',
    'a coroutine was expected',
    /3\.12.*generator/,
  ],
  ['async def c(): pass\ndef g(): yield from c()\nlist(g())', "cannot 'yield from' a coroutine", /3\.5/],
  ['def g(): yield\ng().next()', "no attribute 'next'", /3\.0.*next\(it\)/],
  [
    'class It:\n  def __iter__(self): return self\n  def next(self): return 1\nlist(It())',
    'non-iterator',
    /__next__/,
  ],
  ['def g():\n  yield next(iter([]))\nlist(g())', 'generator raised StopIteration', /3\.7/],
  ['import Queue', "No module named 'Queue'", /queue since Python 3\.0/],
  ['import urllib2', "No module named 'urllib2'", /urllib\.request and urllib\.error/],
  ['import asyncore', "No module named 'asyncore'", /removed in Python 3\.12.*asyncio/],
  ['import distutils.core', "No module named 'distutils'", /3\.12.*setuptools/],
  ['import telnetlib', "No module named 'telnetlib'", /3\.13/],
  ['from email.MIMEText import MIMEText', "No module named 'email.MIMEText'", /email\.mime\.text/],
  [
    'from collections import Mapping',
    "cannot import name 'Mapping'",
    /3\.10\. Write instead: collections\.abc\.Mapping/,
  ],
  ['import collections\nclass M(collections.Mapping): pass', "no attribute 'Mapping'", /3\.10/],
  ['import inspect\ninspect.getargspec(print)', "no attribute 'getargspec'", /3\.11/],
  ['import time\ntime.clock()', "no attribute 'clock'", /3\.8.*perf_counter/],
  ['import ast\nast.Num', "no attribute 'Num'", /3\.14/],
  [
    'import threading\nthreading.current_thread().isAlive()',
    "no attribute 'isAlive'",
    /3\.9\. Write instead: is_alive/,
  ],
  ['import unittest\nunittest.TestCase().assertEquals(1, 1)', "no attribute 'assertEquals'", /3\.12/],
  ['{}.has_key(1)', "no attribute 'has_key'", /key in d/],
  ['class D(dict): pass\nD().iteritems()', "no attribute 'iteritems'", /dict\.items/],
  ['try: 1/0\nexcept ZeroDivisionError as e: e.message', "no attribute 'message'", /str\(error\)/],
  [
    'class C:\n  def m(self): pass\nC().m.im_func',
    "no attribute 'im_func'",
    /method's im_func is __func__.*the function itself/,
  ],
  ['import urllib\nurllib.quote("x")', "no attribute 'quote'", /urllib\.parse\.quote/],
  ['raw_input()', "name 'raw_input' is not defined", /input since Python 3\.0/],
  ['for i in xrange(3): pass', "name 'xrange' is not defined", /range since Python 3\.0/],
  ['file("x").read()', "name 'file' is not defined", /open since Python 3\.0/],
  ['x = 1\nprint x', "Missing parentheses in call to 'print'", /print\(x\)/],
  ['import sys\nprint >>sys.stderr, "x"', 'unsupported operand', /file=f/],
  ['exec "x = 1"', "Missing parentheses in call to 'exec'", /3\.0/],
  ['raise ValueError, "x"', 'invalid syntax', /by calling its class/],
  ['try: 1/0\nexcept ZeroDivisionError, e: print(e)', "name 'e' is not defined", /behind `as`/],
  ['try: 1/0\nexcept (KeyError, ZeroDivisionError), e: print(e)', "name 'e' is not defined", /behind `as`/],
  ['x = 0777', 'leading zeros', /0o777/],
  ['x = 10L', 'invalid decimal literal', /no L/],
  ['x = ur"a"', 'incompatible', /r"…"/],
  ['x = `1`', 'invalid syntax', /repr\(x\)/],
  ['if 1 <> 2: pass', 'invalid syntax', /!=/],
  ['def f((a, b)): pass', 'cannot be parenthesized', /unpack it inside/],
  ['f = lambda (a, b): a', 'cannot be parenthesized', /unpack it inside/],
  ['def f():\n\tif 1:\n        return', 'inconsistent use of tabs', /spaces alone/],
  ['>>> x = 1', 'invalid syntax', /interactive session/],
  ['In [1]: x = 1', "name 'In' is not defined", /notebook/],
  ['pip install requests', 'invalid syntax', /Nothing can be installed/],
  ['!pip install requests', 'invalid syntax', /Nothing can be installed/],
  ['$ python3 -m pip install requests', 'invalid syntax', /Nothing can be installed/],
  ['$ python main.py', 'invalid syntax', /Run starts/],
  ['%timeit x', 'invalid syntax', /notebook/],
  ['{1: 2}.keys()[0]', 'not subscriptable', /list\(…\)/],
  ['len(map(str, [1]))', 'has no len()', /list\(…\)/],
  ['range(3) + [1]', 'unsupported operand', /list\(…\)/],
  ['[3, 1].sort(lambda a, b: a - b)', 'positional arguments', /cmp_to_key/],
  ['sorted([3, 1], cmp=lambda a, b: a - b)', "argument 'cmp'", /sorted\(\).*cmp_to_key/],
  ['x = [1]\nx[len(x) / 2]', 'not float', /`\/\/`/],
  ['def f(a):\n  middle = len(a) / 2\n  return a[middle]\nf([1, 2])', 'not float', /`\/\/`/],
  ['range(10 / 2)', "'float' object cannot be interpreted", /`\/\/`/],
  ['import json\njson.loads("1", encoding="utf-8")', "argument 'encoding'", /json\.loads\(\).* 3\.9/],
  ['from pathlib import Path\nwith Path("a"): pass', 'context manager', /3\.13/],
  ['import random\nrandom.sample({1, 2}, 1)', 'Population must be a sequence', /3\.11/],
  ['open("x", "rU")', 'invalid mode', /3\.11/],
  ['"a".encode("hex")', 'not a text encoding', /encode\(\)\.hex/],
  [
    'import asyncio\nasync def f(): pass\nasyncio.run(asyncio.gather(f(), f()))',
    'no current event loop',
    /takes a coroutine.*async def main/,
  ],
  [
    'import asyncio\nasync def main(): pass\nasyncio.run(main())\nloop = asyncio.get_event_loop()',
    'no current event loop',
    /leaves no event loop behind/,
  ],
  ['import asyncio\ndef g(): yield\nasyncio.run(g())', 'awaitable is required', /3\.12.*generator/],
  [
    'import asyncio\ndef g(): yield\nasync def main(): asyncio.Task(g())\nasyncio.run(main())',
    'a coroutine was expected',
    /3\.12.*generator/,
  ],
  [
    'import asyncio\ndef g(): yield\nasync def main(): await asyncio.gather(g())\nasyncio.run(main())',
    'awaitable is required',
    /3\.12.*generator/,
  ],
  [
    'from concurrent.futures import InterpreterPoolExecutor',
    "cannot import name 'InterpreterPoolExecutor'",
    /needs more than one interpreter.* browser worker: call the function itself/,
  ],
  ['import asyncio\nasyncio.start_unix_server', "no attribute 'start_unix_server'", /needs a network/],
  ['from asyncio import open_unix_connection', 'cannot import name', /a network.*socketpair/],
  ['import threading\nthreading.get_native_id()', 'get_native_id', /needs threads.*get_ident/],
  ['import socket\nsocket.socket(socket.AF_UNIX)', 'Address family', /no network here.*socketpair/],
  ['import socket\nsocket.socket(socket.AF_INET6)', 'Address family', /no network here.*socketpair/],
  ['import time\ntime.tzset()', "no attribute 'tzset'", /operating system.*zone here is that of the browser/],
  ['import os\nos.sched_getaffinity(0)', 'sched_getaffinity', /needs processes.*cpu_count\(\) is 1/],
  ['import os\nos.posix_spawn("ls", [], {})', 'posix_spawn', /needs processes, .* browser worker\.\n/],
  ['from os import nice', "cannot import name 'nice'", /os\.nice needs processes/],
  ['import hashlib\nhashlib.scrypt(b"")', 'scrypt', /hashlib\.scrypt needs OpenSSL/],
  ['import hashlib\nhashlib.new("ripemd160")', 'unsupported hash type', /OpenSSL.*algorithms_available/],
  [
    'import functools\n@functools.cache\ndef f(n): return n and f(n - 1)\nf(900)',
    'Stack overflow',
    /lru_cache.*less room in a browser/,
  ],
  ['import nest_asyncio', "No module named 'nest_asyncio'", /notebooks.*asyncio\.run\(\) works without it/],
  ['from IPython.display import display', "No module named 'IPython'", /notebooks.*print\(\) shows values/],
  ['get_ipython().system("ls")', "'get_ipython' is not defined", /in notebooks only/],
  [
    'import ctypes\nctypes.CDLL("libc.so.6")',
    'could not load dynamic lib',
    /libraries of a computer are not here: ctypes\.CDLL\(None\)/,
  ],
  ['import uvloop', "No module named 'uvloop'", /on the event loop of asyncio/],
  ['import aiohttp', "No module named 'aiohttp'", /no network: `await asyncio\.sleep\(1\)`/],
  ['from requests import get', "No module named 'requests'", /no network: `time\.sleep\(1\)`/],
  ['import os\nos.mkfifo("x")', 'mkfifo', /needs an operating system.*os\.pipe/],
  ['import os\nos.getrandom(3)', 'getrandom', /an operating system.*os\.urandom/],
  ['import os\nos.geteuid()', 'geteuid', /an operating system with users/],
  ['import os\nos.startfile("x")', 'startfile', /os\.startfile needs Windows/],
  ['import select\nselect.epoll()', 'epoll', /an operating system.*DefaultSelector/],
  ['from select import kqueue', 'kqueue', /an operating system.*DefaultSelector/],
  ['import selectors\nselectors.EpollSelector()', 'EpollSelector', /DefaultSelector/],
  [
    'import faulthandler\nfaulthandler.dump_traceback_later(1)',
    'unable to start watchdog thread',
    /one thread.*dump_traceback\(\)/,
  ],
  [
    'exec("if 0: pass\\n" + "elif 0: pass\\n" * 300)',
    'during compilation',
    /less room.* Split a long chain of elif.*match, a dictionary/,
  ],
  ['eval("1" + "+1" * 2000)', 'during compilation', /operators or calls/],
  [`eval("'a'" + ".upper()" * 1000)`, 'during compilation', /operators or calls/],
  ['def g(): yield\nasync def f(): await g()\nf().send(None)', "can't be awaited", /@types\.coroutine/],
  [
    'import asyncio\nlock = asyncio.Lock()\ndef f():\n  with (yield from lock): pass\nnext(f())',
    'not iterable',
    /3\.9: `async with/,
  ],
  [
    'class A:\n  async def __aiter__(self): return self\nasync def f():\n  async for x in A(): pass\nf().send(None)',
    'does not implement __anext__',
    /3\.7 __aiter__ is a plain `def`/,
  ],
  ['import asyncio\nasyncio.get_event_loop_policy().get_child_watcher()', 'no attribute', /3\.14/],
  [
    'import asyncio\nasyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())',
    'no attribute',
    /Windows only/,
  ],
  [
    asyncioRun('asyncio.run(f())'),
    'cannot be called from a running event loop',
    /`await f\(\)`.*\nSee x\/loop-in-a-loop/,
  ],
  [asyncioRun('asyncio.get_event_loop().run_until_complete(f())'), 'already running', /`await f\(\)`/],
  [
    'class Base:\n  def next(self): return 1\nclass It(Base):\n  def __iter__(self): return self\nlist(It())',
    'non-iterator',
    /__next__/,
  ],
  ['class It:\n  def __next__(self): return 1\nIt().next()', "no attribute 'next'", /next\(it\)/],
  ['{1: 2}.items().next()', "no attribute 'next'", /next\(iter\(d\.items\(\)\)\)/],
  ['reversed(map(str, [1]))', 'not reversible', /list\(…\)/],
  ['import json\njson.dumps({}.keys())', 'not JSON serializable', /list\(…\)/],
  ['x = range(9)\nx.remove(4)', "no attribute 'remove'", /range\(\) makes no list: `list/],
  ['map(str, [1]).append(2)', "no attribute 'append'", /map\(\) makes no list/],
  ['{}.keys().sort()', "no attribute 'sort'", /sorted\(d\)/],
  ['x = {1: 2}\nfor k in x.keys(): del x[k]', 'changed size', /views.*list\(d\)/],
  ['list(map(None, [1], [2]))', 'not callable', /zip_longest/],
  ['import copy, itertools\ncopy.copy(itertools.count())', 'cannot pickle', /3\.14.*tee/],
  ['return_value = "value: " + `x`', 'invalid syntax', /repr\(x\)/],
  ['if "a" == "b" and "c" <> "d": pass', 'invalid syntax', /!=/],
  ['x = {"a": 10L}', 'invalid decimal literal', /no L/],
  ['f("x", async=True)', 'invalid syntax', /keywords since Python 3\.7/],
  ['if 1: raise ValueError, "x"', 'invalid syntax', /by calling its class/],
  ['raise RuntimeError("x"), None, None', 'invalid syntax', /with_traceback/],
  ['try: open("none")\nexcept IOError, (errno, text): print(errno)', "name 'errno'", /behind `as`.*e\.args/],
  ['Out[3]: 5', "name 'Out' is not defined", /notebook/],
  ['print("%d") % 3', "'NoneType' and 'int'", /inside its parentheses/],
  ['print -1', 'builtin_function_or_method', /print\(x\)/],
  ['import os\nos.environ.has_key("HOME")', "no attribute 'has_key'", /key in d/],
  ['isinstance(1, (int, long))', "name 'long' is not defined", /int since Python 3\.0/],
  ['["b", "a"].sort(cmp)', "name 'cmp' is not defined", /\(a > b\)/],
  ['import operator\noperator.div', "no attribute 'div'", /truediv.*floordiv/],
  ['import os\nos.path.walk', "no attribute 'walk'", /os\.walk\(path\)/],
  ['import types\ntypes.TupleType', "no attribute 'TupleType'", /tuple since Python 3\.0/],
  ['import string\nstring.zfill("1", 3)', "no attribute 'zfill'", /text\.zfill/],
  ['from email import Encoders', 'cannot import name', /email\.encoders/],
  [
    'class NetError(Exception): pass\ntry: raise NetError("x")\nexcept NetError as e: e.message',
    "no attribute 'message'",
    /str\(error\)/,
  ],
  ['try: 1/0\nexcept ZeroDivisionError as e: e[0]', 'not subscriptable', /error\.args/],
  ['class A:\n  def __cmp__(self, o): return 0\nA() < A()', "'<' not supported", /__lt__.*total_ordering/],
  ['class A:\n  def __cmp__(self, o): return 0\nsorted([A(), A()])', "'<' not supported", /__lt__/],
  ['class V:\n  def __div__(self, o): return 0\nV() / V()', 'unsupported operand', /__truediv__/],
  ['class S:\n  def __getslice__(self, i, j): return 0\nS()[1:2]', 'not subscriptable', /__getitem__/],
  ['import base64\nbase64.b64encode("x")', 'bytes-like object', /two kinds/],
  ['b"a,b".split(",")', 'bytes-like object', /two kinds/],
  ['"a" + b"b"', 'can only concatenate str', /two kinds/],
  ['"".join([b"a"])', 'bytes found', /two kinds/],
  ['import pickle\npickle.dump(1, open("p", "w"))', 'must be str, not bytes', /"wb"/],
  ['ord(b"a"[0])', 'int found', /number already/],
  ['import struct\nstruct.pack("4s", "abcd")', 'must be a bytes object', /struct takes bytes/],
  ['"abc".translate(None, "b")', 'exactly one argument', /str\.maketrans/],
  ['class E: pass\nraise E', 'must derive from BaseException', /class E\(Exception\)/],
  ['import json\njson.dumps("é", encoding="utf-8")', "argument 'encoding'", /json\.dumps\(\).* 3\.0/],
  ['import urllib.request\nurllib.request.FancyURLopener', 'no attribute', /3\.14.*headers=/],
  ['import random\nrandom.randint(1, 1e6)', 'interpreted as an integer', /3\.12.*int\(1e6\)/],
  ['import random\nrandom.shuffle([1], random.random)', 'positional arguments', /3\.11/],
  ['import re\nre.match(r"a(?i)b", "")', 'global flags not at the start', /3\.11.*re\.I/],
  ['from pathlib import Path\nPath("a").link_to("b")', 'no attribute', /3\.12.*hardlink_to/],
  ['from typing.io import TextIO', "No module named 'typing.io'", /3\.13.*typing/],
  ['import unittest\nunittest.TestCase().assertItemsEqual([], [])', 'no attribute', /assertCountEqual/],
  ['import tkMessageBox', 'No module named', /tkinter\.messagebox since Python 3\.0/],
  ['import compiler', 'No module named', /3\.0\. Write instead: ast/],
  ['unicode("é", "utf-8")', 'not defined', /needs no decoding/],
  ['"6865".decode("hex")', "no attribute 'decode'", /bytes\.fromhex/],
  ['import asyncio\nasync def main(): pass\nasyncio.run(main)', 'is required', /`asyncio\.run\(main\(\)\)`/],
  [asyncioRun('import time; await time.sleep(0)'), "can't be awaited", /asyncio\.sleep/],
  ['async def a(): yield\nfor x in a(): pass', 'not iterable', /`async for`/],
  ['async def a(): yield\na().next()', "no attribute 'next'", /await anext\(it\)/],
  [asyncioRun('await asyncio.gather(f(), asyncio.Queue(loop=None))'), "argument 'loop'", /3\.10/],
  [
    'import asyncio\nasync def f(): import cPickle\nasync def main():\n  async with asyncio.TaskGroup() as g: g.create_task(f())\nasyncio.run(main())',
    "No module named 'cPickle'",
    /pickle since Python 3\.0/,
  ],
];

describe('a note stands below CPython’s message', () => {
  test.each(noted)('%j: %s', (program, message, note) => {
    const text = tracebacks.get(program) ?? '';
    expect(text).toContain(message);
    expect(text.slice(text.indexOf(message))).toMatch(note);
  });
  test('in a run', async () => {
    const { err, end } = await run(noted[0]![0]);
    expect(end.outcome).toMatchObject({ kind: 'exit', code: 1, error: { line: 2 } });
    expect(err).toBe(tracebacks.get(noted[0]![0]));
  });
});

/** Errors that look like those above and have another cause: the output ends with CPython's own message. */
const silent: readonly (readonly [program: string, last: RegExp])[] = [
  ['import asyncio\nasyncio.corutine', /no attribute 'corutine'.*$/],
  ['class Task: pass\nTask().all_tasks()', /no attribute 'all_tasks'$/],
  ['class Queue:\n  def __init__(self): pass\nQueue(loop=1)', /argument 'loop'$/],
  ['def sleep(seconds): pass\nsleep(1, loop=2)', /argument 'loop'$/],
  ['import asyncio\nasyncio.Queue(lop=1)', /argument 'lop'.*$/],
  ['raise RuntimeError("There is no current event loop in thread \'MainThread\'.")', /'MainThread'\.$/],
  ['raise RuntimeError("no running event loop")', /running event loop$/],
  ['raise RuntimeError("can\'t start")', /start$/],
  ['print(file)', /'file' is not defined.*$/],
  ['reduce = long', /'long' is not defined.*$/],
  ['class map: pass\nmap()[0]', /not subscriptable$/],
  ['class Lock: pass\nasync def f(): await Lock()\nf().send(None)', /awaited$|'await' expression$/],
  ['a = [1]\nx = 1.5\na[x]', /not float$/],
  ['range(1.5)', /interpreted as an integer$/],
  ['try: 1/0\nexcept ZeroDivisonError: pass', /'ZeroDivisonError' is not defined.*$/],
  ['try: 1/0\nexcept ValueError, KeyErorr: pass', /'KeyErorr' is not defined.*$/],
  ['x = (1', /never closed$/],
  ['print (1', /never closed$/],
  ['async def f():\n  x = g(await (h()) y)', /Perhaps you forgot a comma\?$|invalid syntax$/],
  ['async def f()\n  pass', /expected ':'$/],
  ['x = ("%d"\n  %y z)', /Perhaps you forgot a comma\?$|invalid syntax$/],
  ['x = "10L" 5x', /invalid decimal literal$/],
  ['x = 1 y', /invalid syntax$/],
  ['x = "`a`" y', /invalid syntax$/],
  [
    'class E(Exception):\n  def __init__(self, text): self.text = text\nE("a").message',
    /no attribute 'message'$/,
  ],
  ['class It:\n  def __iter__(self): return self\nlist(It())', /non-iterator of type 'It'$/],
  ['5.has_key', /invalid decimal literal$/],
  ['1 >> print', /unsupported operand.*$/],
  ['raise TypeError("a coroutine was expected, got <generator object f>")', /<generator object f>$/],
  ['"a".encode("nonsense")', /unknown encoding: nonsense$/],
  ['open("x", "q")', /invalid mode: 'q'$/],
  // What was handled is right as it is.
  [
    'import asyncio\ntry: asyncio.get_running_loop()\nexcept RuntimeError: raise ValueError("my own")',
    /ValueError: my own$/,
  ],
  ['try: import imp\nexcept ImportError: 1/0', /division by zero$/],
  ['try: from collections import Mapping\nexcept ImportError: int("x")', /'x'$/],
  ['class It:\n  def __next__(self): return self.next\nnext(It())', /no attribute 'next'.*$/],
  ['class Stack:\n  pass\nStack().append(1)', /no attribute 'append'$/],
  ['range(3).push', /no attribute 'push'$/],
  ['class A: pass\nA() < A()', /not supported between instances of 'A' and 'A'$/],
  ['class S: pass\nS()[1:2]', /not subscriptable$/],
  ['x = {1: 2}\nfor k in x: del x[k]', /changed size during iteration$/],
  ['None()', /not callable.*$/],
  ['None[0]', /not subscriptable$/],
  ['def print2(x): pass\nprint2(1) % 3', /'NoneType' and 'int'$/],
  ['date = 2024-01-05', /leading zeros.*$/],
  ['$x = 3', /invalid syntax$/],
  ['%d % 3', /invalid syntax$/],
  ['x = "raise E, `a` <>" y', /invalid syntax$/],
  ['def f():\n  mid = 3 / 2\n  return mid\ndef g(x):\n  mid = 1.0\n  return x[mid]\ng([1])', /not float$/],
  ['"ab".index("c")', /substring not found$/],
  ['class long2: pass\nprint(isinstance(1, long3))', /'long3' is not defined.*$/],
  ['import asyncio\nasyncio.run(3)', /awaitable is required$|a coroutine was expected, got 3$/],
  ['class Lock: pass\ndef f(): yield from Lock()\nnext(f())', /not iterable$/],
];

describe('nothing is said of an error of another cause', () => {
  test.each(silent)('%j', (program, last) => {
    expect(tracebacks.get(program)?.trimEnd()).toMatch(last);
  });
  test('a file of the program’s own that has the name of a module', async () => {
    const { err } = await run('import platform\nplatform.dist', { 'platform.py': 'x = 1' });
    expect(err.trimEnd()).toMatch(/no attribute 'dist'.*$/);
  });
  test('a program that catches its error finds no note on it', async () => {
    const { out } = await run(
      'for line in ("import Queue", "{}.has_key(1)", "print x"):\n  try: exec(line)\n  except Exception as error: print(error.__dict__)',
    );
    expect(out).toBe('{}\n{}\n{}\n');
  });
});

test('the outcome says since which version a program fails', async () => {
  expect((await run('import asyncio\nasyncio.coroutine')).since).toBe('3.11');
  expect((await run('import asyncio\nasyncio.get_event_loop()')).since).toBe('3.14');
  expect((await run('raw_input()')).since).toBe('3.0');
  expect((await run('1 / 0')).since).toBeUndefined();
});

test('the pages that notes refer to are there', () => {
  const table = readFileSync(new URL('python/changes.json', import.meta.url), 'utf8');
  const pages = [...table.matchAll(/"see": "([^"]+)"/g)].map(([, id = '']) => id);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.filter((id) => !existsSync(`content/examples/${id}`))).toEqual([]);
});

test('what the table calls removed is not there, and what it recommends is', async () => {
  const { out, err } = await run(`
import asyncio, builtins, importlib, importlib.util, pkgutil, types
from _host.notes import CHANGES

def found(path):
    for name in (path, f"builtins.{path}"):
        try: return pkgutil.resolve_name(name)
        except (ImportError, AttributeError): pass

def spec(name):
    try: return importlib.util.find_spec(name)
    except ModuleNotFoundError: return None

KINDS = {"iterator": type(iter([])), "dict_keys": type({}.keys()), "dict_values": type({}.values()),
  "dict_items": type({}.items()), "async_generator": types.AsyncGeneratorType, "function": types.FunctionType, "method": types.MethodType}
PATHS = {"xml.Element": "xml.etree.ElementTree.Element", "xml.ElementTree": "xml.etree.ElementTree.ElementTree",
  "html.HTMLParser": "html.parser.HTMLParser", "collections.Mapping": "collections.abc.Mapping",
  "asyncio._AbstractEventLoopPolicy": "asyncio.events._AbstractEventLoopPolicy"}
NOT_HERE = {"tkinter", "dbm", "winreg"}
OF_INSTANCES = {"gzip.GzipFile.filename", "ast.Constant.s", "ast.Constant.n"}
for name, change in CHANGES["modules"].items():
    if spec(name): print("still there", name)
    for new in filter(None, (change.get("now"), change.get("and"))):
        if found(new) is None and new.partition(".")[0] not in NOT_HERE: print(name, "->", new)
for path, change in CHANGES["attributes"].items():
    owner, _, name = path.rpartition(".")
    kind = KINDS.get(owner) or found(PATHS.get(owner, owner))
    if kind is None and owner.split(".")[0] not in ("sqlite3", "pty"): print("no owner", path); continue
    if hasattr(kind, name): print("still there", path)
    new = change.get("now")
    if new and not hasattr(kind, new) and found(new) is None and path not in OF_INSTANCES and owner not in ("sqlite3", "pty"): print(path, "->", new)
for name, change in CHANGES["names"].items():
    if hasattr(builtins, name): print("still there", name)
    if "now" in change and found(change["now"]) is None: print(name, "->", change["now"])
for changes in CHANGES["arguments"].values():
    for path in [path for change in changes for path in change["of"]]:
        if found(path) is None and path != "list.sort": print("no function", path)
print(sum(len(CHANGES[group]) for group in CHANGES))`);
  expect(err).toBe('');
  expect(out).toMatch(/^\d+\n$/);
  expect(Number(out)).toBeGreaterThan(300);
});

test('what the table calls missing here is not there, and what it recommends is', async () => {
  const { out, err } = await run(`
import importlib, pkgutil, re
from _host.missing_names import _INSTEAD, _NEEDS
for module, needs in _NEEDS.items():
    names = " ".join(needs.values()).split()
    for name in names:
        if hasattr(importlib.import_module(module), name): print("there", module, name)
paths = [f"{module}.{name}" for module, needs in _NEEDS.items() for name in " ".join(needs.values()).split()]
for path, instead in _INSTEAD.items():
    if path not in paths: print("not in the table", path)
    for known in re.findall(r"([\\w.]+)\\(\\)", instead): pkgutil.resolve_name(known)
print(len(paths))`);
  expect(err).toBe('');
  expect(Number(out)).toBeGreaterThan(50);
});
