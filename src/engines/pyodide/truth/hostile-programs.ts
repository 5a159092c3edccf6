/** Programs that get in the way of being recorded, each with a part of what it prints. */
export const hostilePrograms: readonly (readonly [name: string, main: string, printed: string])[] = [
  [
    'a callback of sys.monitoring raises at every line',
    `import sys
m = sys.monitoring
m.use_tool_id(3, "mine")
def boom(*args):
    raise RuntimeError("no")
m.register_callback(3, m.events.LINE, boom)
print("before")
m.set_events(3, m.events.LINE)
print("after")`,
    'RuntimeError: no',
  ],
  [
    'a callback of sys.monitoring raises, and cannot be got rid of',
    `import sys, asyncio
m = sys.monitoring
m.use_tool_id(3, "mine")
def boom(*args):
    m.set_events(3, m.events.LINE|m.events.PY_START)
    raise RuntimeError("no")
m.register_callback(3, m.events.LINE, boom)
m.register_callback(3, m.events.PY_START, boom)
def f():
    try:
        m.set_events(3, m.events.LINE|m.events.PY_START)
        pass
    except RuntimeError:
        f()
f()`,
    'RuntimeError: no',
  ],
  [
    'a function of sys.settrace raises',
    `import sys, asyncio
def tracer(frame, event, arg):
    raise RuntimeError("no")
async def job():
    await asyncio.sleep(0)
async def main():
    t = asyncio.create_task(job())
    sys.settrace(tracer)
    try:
        print("x")
        await t
    finally:
        print("fin")
asyncio.run(main())`,
    'RuntimeError: no',
  ],
  [
    'a function of sys.settrace sees every call',
    `import sys, asyncio
seen = []
def tracer(frame, event, arg):
    seen.append((frame.f_code.co_name, event))
    return tracer
async def job(): await asyncio.sleep(0.01)
async def main():
    await asyncio.create_task(job())
    print("x")
sys.settrace(tracer)
asyncio.run(main())
print("hello"); sys.stdout.flush()
sys.settrace(None)
import hashlib
print(len(seen), hashlib.md5(repr(seen).encode()).hexdigest())`,
    'hello',
  ],
  [
    'every tool of sys.monitoring is taken over',
    `import sys, asyncio
m = sys.monitoring
for n in range(6):
    if m.get_tool(n):  # the recorder's
        m.free_tool_id(n)
    m.use_tool_id(n, f"mine {n}")
seen = []
m.register_callback(4, m.events.PY_YIELD, lambda *a: seen.append(1))
m.set_events(4, m.events.PY_YIELD)
async def main():
    await asyncio.sleep(0)
asyncio.run(main())
m.set_events(4, 0)
print(len(seen) > 0)`,
    'True',
  ],
  [
    'what the recorder works with is replaced',
    `import asyncio, builtins, functools, gc, sys, types, weakref
async def job():
    await asyncio.sleep(0.1)
    return 1
async def main():
    sys._getframe = None
    sys.monitoring = None
    gc.get_referents = None
    asyncio.current_task = None
    for name in ('id', 'isinstance', 'issubclass', 'type', 'str', 'map', 'zip', 'next', 'reversed', 'round'):
        setattr(builtins, name + '_', getattr(builtins, name))
        setattr(builtins, name, None)
    task = job()
    try: task.send(None)
    except RuntimeError: pass
    x = [1, 2]
    for name in ('id', 'isinstance', 'issubclass', 'type', 'str', 'map', 'zip', 'next', 'reversed', 'round'):
        setattr(builtins, name, getattr(builtins, name + '_'))
    print(await asyncio.gather(job(), job()))
asyncio.run(main())
weakref.ref = functools.partial = types.CoroutineType = None
print('end')`,
    'end',
  ],
  [
    'locals that explode when they are touched',
    `import asyncio
called = []
class Meta(type):
    def __getattribute__(cls, name): called.append(name); raise RuntimeError(name)
    def __instancecheck__(cls, x): called.append("ic"); raise RuntimeError
    def __eq__(cls, other): called.append("meq"); raise RuntimeError
    def __hash__(cls): called.append("mhash"); raise RuntimeError
class Bad(metaclass=Meta):
    def __repr__(self): called.append("repr"); raise RuntimeError
    def __getattribute__(self, name): called.append(name); raise RuntimeError
    def __eq__(self, other): called.append("eq"); raise RuntimeError
    def __hash__(self): called.append("hash"); raise RuntimeError
    def __bool__(self): called.append("bool"); raise RuntimeError
    def __len__(self): called.append("len"); raise RuntimeError
    def __del__(self): pass
class Int(int):
    def __repr__(self): called.append("intrepr"); return "I"
class Str(str):
    def __repr__(self): called.append("strrepr"); return "S"
    def __hash__(self): called.append("strhash"); return 1
    def __eq__(self, o): called.append("streq"); return False
class D(dict):
    def items(self): called.append("items"); raise RuntimeError
class Exc(Exception):
    @property
    def args(self): called.append("args"); raise RuntimeError
    def __str__(self): called.append("str"); raise RuntimeError
class Aw:
    def __await__(self):
        called_ = Bad()
        yield
    @property
    def __class__(self): called.append("class"); raise RuntimeError
class Iter:
    def __init__(self): self.n = 2
    def __await__(self): return self
    def __next__(self):
        self.n -= 1
        if not self.n: raise StopIteration
    def __iter__(self): return self
    def __getattr__(self, name): called.append(name); raise RuntimeError
class MyTask(asyncio.Task):
    def __repr__(self): called.append("taskrepr"); raise RuntimeError
    def get_name(self): called.append("getname"); raise RuntimeError
    def get_coro(self): called.append("getcoro"); raise RuntimeError
    def done(self): return super().done()
async def job(a, b, *, c):
    bad, many, s, d = Bad(), [Bad(), Int(3)], Str("x"), D(a=1)
    deep = {"a": {"b": {"c": [1]}}}
    exc = Exc("m", Bad())
    tup = (Bad(), Str("q"))
    keyed = {"k": Bad(), 2: Int(7)}
    rec = []; rec.append(rec)
    big = 10 ** 5000
    await Aw()
    await Iter()
    await asyncio.sleep(0)
    return bad
def gen(x=Bad()):
    while True:
        y = yield Bad()
        try:
            yield y
        except Exc as e:
            z = yield e
g = gen()
r = g.send(None); r = g.send(Bad())
r = g.throw(Exc("q"))
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda l, c, **k: MyTask(c, loop=l, **k))
    t = [loop.create_task(job(Bad(), Str("p"), c=Int(1))) for _ in range(2)]
    for one in t: await one
asyncio.run(main())
print(called)`,
    '[]',
  ],
  [
    'a thousand tasks',
    `import asyncio
async def job(n):
    await asyncio.sleep(0)
    await asyncio.sleep(n / 1000)
    return n
async def main():
    r = await asyncio.gather(*(job(n) for n in range(1000)))
    print(sum(r))
asyncio.run(main())`,
    '499500',
  ],
  [
    'chains nine hundred deep',
    `import asyncio
async def down(n):
    if n: return 1 + await down(n - 1)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return 0
def gdown(n):
    if n: yield from gdown(n - 1)
    else: yield 1
async def main(): print(await down(900))
asyncio.run(main())
print(list(gdown(900)))`,
    '900',
  ],
  [
    'a million steps',
    `def steps():
    n = 0
    while n < 1_000_000:
        n += 1
        if n % 100_000 == 0: yield n
for x in steps(): print(x)`,
    '1000000',
  ],
  [
    'code that is deleted or replaced while it runs',
    `import gc, asyncio, sys
def make(n):
    ns = {}
    exec(compile(f"def g():\\n    x = {n}\\n    yield x\\n    yield x + 1\\n", f"/home/reader/gen{n}.py", "exec"), ns)
    return ns["g"]
for n in range(200):
    g = make(n); it = g(); del g
    next(it); 
    if n % 2: del it
    gc.collect() if n % 50 == 0 else None
async def a(): await asyncio.sleep(0)
def f(): pass
f.__code__ = a.__code__
asyncio.run(f())
async def swap():
    swap.__code__ = (lambda: None).__code__
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    print("swapped")
asyncio.run(swap())
def clear():
    def g():
        try: yield 1
        finally: print("fin")
    it = g(); next(it)
    it.gi_frame.clear()
    print(it.gi_frame)
clear()`,
    'cannot clear a suspended frame',
  ],
  [
    'an event loop of its own',
    `import asyncio, heapq
class MiniLoop(asyncio.AbstractEventLoop):
    def __init__(self): self.q = []; self._ready = 3; self._scheduled = {"x": 1}
    def get_debug(self): return False
    def time(self): return 0
    def call_soon(self, cb, *a, context=None):
        h = asyncio.Handle(cb, a, self, context); self.q.append(h); return h
    def create_task(self, c): return asyncio.Task(c, loop=self)
    def create_future(self): return asyncio.Future(loop=self)
    def call_exception_handler(self, c): print(c)
    def run(self, c):
        asyncio._set_running_loop(self)
        t = self.create_task(c)
        while not t.done(): self.q.pop(0)._run()
        asyncio._set_running_loop(None)
        return t.result()
async def job():
    await asyncio.sleep(0)
    return 4
print(MiniLoop().run(job()))`,
    '4',
  ],
  [
    'generators that are collected at any moment',
    `import asyncio, gc
gc.set_threshold(1)
class Cycle:
    def __init__(self): self.me = self; self.g = gen(); next(self.g)
    def __del__(self): x = 1
def gen():
    try: yield 1
    finally: y = 2
async def main():
    for n in range(20):
        Cycle()
        await asyncio.sleep(0)
    print("ok")
asyncio.run(main())`,
    'ok',
  ],
  [
    'output past print',
    `import os, sys
os.write(1, b"raw\\nlines\\n")
print("a", end=""); print("b")
sys.stderr.write("err\\nno newline")
print("\\u00e9" * 9000)
sys.stdout = open(1, "w", closefd=False, buffering=1)
print("own file")`,
    'own file',
  ],
];
