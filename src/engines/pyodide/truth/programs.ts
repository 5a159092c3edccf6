/** Programs that suspend in every way there is, each with how often it calls `probe()`. */
export const programs: readonly (readonly [name: string, main: string, times: number])[] = [
  [
    'gather',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n / 10)
    probe()
    return n
async def main():
    await asyncio.gather(*(job(n) for n in (1, 2, 3)))
asyncio.run(main())`,
    3,
  ],
  [
    'a TaskGroup with a failing child',
    `import asyncio
from probe import probe
async def bad():
    await asyncio.sleep(0.1)
    probe()
    raise ValueError
async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        probe()
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad())
            group.create_task(slow())
    except* ValueError:
        probe()
asyncio.run(main())`,
    3,
  ],
  [
    'timeout and cancellation',
    `import asyncio
from probe import probe
async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        probe()
        await asyncio.sleep(0)
        probe()
        raise
async def main():
    task = asyncio.create_task(stubborn())
    try:
        async with asyncio.timeout(0.1):
            await task
    except TimeoutError:
        probe()
    other = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    other.cancel()
    probe()
    await asyncio.wait([other])
asyncio.run(main())`,
    6,
  ],
  [
    'a lock, a semaphore, an event, a condition',
    `import asyncio
from probe import probe
async def worker(lock, semaphore, event, n):
    async with lock:
        probe()
        await asyncio.sleep(0.01)
    async with semaphore:
        await asyncio.sleep(0.01)
        probe()
    await event.wait()
    probe()
async def main():
    lock, semaphore, event = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event()
    tasks = [asyncio.create_task(worker(lock, semaphore, event, n)) for n in range(3)]
    await asyncio.sleep(1)
    condition = asyncio.Condition()
    async def waiter():
        async with condition:
            await condition.wait()
            probe()
    tasks.append(asyncio.create_task(waiter()))
    await asyncio.sleep(0)
    event.set()
    probe()
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
asyncio.run(main())`,
    11,
  ],
  [
    'a queue',
    `import asyncio
from probe import probe
async def produce(queue):
    for n in range(3):
        await queue.put(n)
        probe()
async def consume(queue):
    for _ in range(3):
        await queue.get()
        await asyncio.sleep(0.1)
        probe()
async def main():
    queue = asyncio.Queue(1)
    await asyncio.gather(produce(queue), consume(queue))
asyncio.run(main())`,
    6,
  ],
  [
    'an async generator, iterated, closed early, and sent to',
    `import asyncio
from probe import probe
async def numbers():
    try:
        for n in range(5):
            await asyncio.sleep(0.1)
            probe()
            yield n
    finally:
        await asyncio.sleep(0.1)
        probe()
async def main():
    stream = numbers()
    async for n in stream:
        probe()
        if n == 1:
            break
    await stream.aclose()
    other = numbers()
    watcher = asyncio.create_task(watch())
    await anext(other, None)
    await watcher
    probe()
    try:
        await other.athrow(KeyError)
    except KeyError:
        probe()
async def watch():
    await asyncio.sleep(0.05)
    probe()
asyncio.run(main())`,
    10,
  ],
  [
    'nested yield from, driven by next',
    `from probe import probe
def leaf():
    yield 1
    yield 2
def middle():
    yield from leaf()
    yield from [3, 4]
def top():
    yield from middle()
walk, other = top(), leaf()
next(walk)
probe()
next(other)
for _ in walk:
    probe()`,
    4,
  ],
  [
    'awaitables in C and of one’s own',
    `import asyncio, types
from probe import probe
class Own:
    def __init__(self, inner): self.inner = inner
    def __await__(self):
        yield from self.inner.__await__()
        return 1
class Iterator:
    def __init__(self): self.left = 1
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self):
        if not self.left: raise StopIteration
        self.left -= 1
@types.coroutine
def legacy():
    yield from asyncio.sleep(0.1).__await__()
    yield
async def inner(): await asyncio.sleep(0.2)
async def one(): await Own(inner())
async def two(): await Iterator()
async def three(): await legacy()
async def four(): await asyncio.wrap_future(future)
async def five(): await asyncio.shield(inner())
async def six(): await asyncio.wait_for(inner(), 1)
import concurrent.futures
future = concurrent.futures.Future()
async def main():
    tasks = [asyncio.create_task(f()) for f in (one, two, three, four, five, six)]
    probe()
    await asyncio.sleep(0)
    probe()
    await asyncio.sleep(0.15)
    probe()
    future.set_result(1)
    await asyncio.sleep(0.01)
    probe()
    await asyncio.gather(*tasks)
asyncio.run(main())`,
    4,
  ],
  [
    'a coroutine driven by hand, with send and throw',
    `import types
from probe import probe
@types.coroutine
def pause():
    try:
        yield 'paused'
    except KeyError:
        yield 'caught'
async def inner():
    await pause()
async def outer():
    await inner()
work = outer()
work.send(None)
probe()
work.throw(KeyError)
probe()
try:
    work.send(None)
except StopIteration:
    probe()`,
    3,
  ],
  [
    'a second loop, one after the other',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n)
    probe()
asyncio.run(job(0.1))
loop = asyncio.new_event_loop()
loop.call_later(5, print)
task = loop.create_task(job(0.2))
loop.call_soon(probe)
loop.run_until_complete(task)
loop.close()
probe()`,
    4,
  ],
  [
    'eager tasks',
    `import asyncio
from probe import probe
async def job(n):
    probe()
    await asyncio.sleep(n)
    probe()
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(job(n)) for n in (0, 0.1)]
    probe()
    await asyncio.gather(*tasks)
asyncio.run(main())`,
    5,
  ],
  [
    'exceptions thrown in, through library frames',
    `import asyncio, contextlib
from probe import probe
@contextlib.asynccontextmanager
async def room():
    await asyncio.sleep(0.1)
    try:
        yield 1
    except KeyError:
        probe()
        await asyncio.sleep(0.1)
        probe()
async def main():
    async with room():
        probe()
        raise KeyError
asyncio.run(main())`,
    3,
  ],
  [
    'tasks made without the loop, and callbacks',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n)
async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.Task(job(n)) for n in (0.3, 0.1, 0.2)]
    handle = loop.call_later(1, print)
    loop.call_later(0.15, probe)
    loop.call_soon(probe)
    handle.cancel()
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    probe()
    await asyncio.gather(*tasks)
asyncio.run(main())`,
    3,
  ],
  [
    'a chain that is closed from outside',
    `import asyncio
from probe import probe
async def inner():
    try:
        await asyncio.sleep(0)
    finally:
        probe()
async def outer():
    try:
        await inner()
    finally:
        probe()
work = outer()
work.send(None)
work.close()
other = outer()
other.send(None)
del other
probe()`,
    5,
  ],
  [
    'a chain of eighty',
    `import asyncio
from probe import probe
async def down(n):
    if n: return 1 + await down(n - 1)
    probe()
    await asyncio.sleep(0.1)
    probe()
    return 0
async def watch():
    await asyncio.sleep(0.05)
    probe()
async def main():
    t = asyncio.create_task(watch())
    await down(80); await t
asyncio.run(main())`,
    3,
  ],
  [
    'nearly fifty tasks',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n / 100)
    if n % 7 == 0: probe()
async def main():
    await asyncio.gather(*(job(n) for n in range(48)))
asyncio.run(main())`,
    7,
  ],
  [
    'two loops in turns',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n)
    probe()
    await asyncio.sleep(n)
    return n
l1 = asyncio.new_event_loop(); l2 = asyncio.new_event_loop()
t1 = l1.create_task(job(.1), name="one"); t2 = l2.create_task(job(.2), name="two")
print(l1.run_until_complete(t1))
probe()
print(l2.run_until_complete(t2))
probe()
l1.close(); l2.close()`,
    4,
  ],
  [
    'a loop inside a task of another',
    `import asyncio
from probe import probe
async def job(n):
    await asyncio.sleep(n)
    probe()
async def outer():
    inner = asyncio.new_event_loop()
    task = asyncio.current_task()
    running = asyncio.events._get_running_loop()
    asyncio.tasks._leave_task(running, task)
    asyncio.events._set_running_loop(None)
    try: inner.run_until_complete(job(.05))
    finally:
        asyncio.events._set_running_loop(running)
        asyncio.tasks._enter_task(running, task)
        inner.close()
    probe()
asyncio.run(outer())`,
    2,
  ],
  [
    'tasks that start at once, with and without the loop',
    `import asyncio
from probe import probe
async def leaf(n):
    probe()
    await asyncio.sleep(n)
    probe()
async def job(n):
    await leaf(n)
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as g:
        for n in (0, .1, .2): g.create_task(job(n))
        probe()
    t = asyncio.Task(job(.1), loop=loop, eager_start=True)
    u = asyncio.Task(job(.1), loop=loop)
    probe()
    await asyncio.wait([t, u])
asyncio.run(main())`,
    12,
  ],
  [
    'exceptions thrown into generators, coroutines and awaitables',
    `import asyncio, types
from probe import probe
def inner():
    try: yield 1
    except KeyError:
        probe()
        yield "caught"
    finally:
        probe()
def outer():
    try: yield from inner()
    except ValueError:
        probe()
        yield "v"
o = outer(); next(o); o.throw(KeyError); probe(); o.throw(ValueError); probe(); o.close()
class Thrower:
    def __await__(self):
        try: yield from asyncio.sleep(10).__await__()
        except asyncio.CancelledError:
            probe()
            yield from asyncio.sleep(0.1).__await__()
            probe()
            raise
async def waits():
    try:
        await Thrower()
    finally:
        await asyncio.shield(asyncio.sleep(0.01))
        probe()
async def main():
    t = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    t.cancel()
    probe()
    await asyncio.sleep(0.05)
    probe()
    await asyncio.wait([t])
asyncio.run(main())`,
    10,
  ],
  [
    'async generators of async generators, in tasks',
    `import asyncio
from probe import probe
async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.01)
        probe()
        yield i
async def doubled(g):
    async for x in g:
        probe()
        yield x * 2
async def main():
    async for x in doubled(numbers(2)):
        probe()
    gs = [doubled(numbers(3)) for _ in range(2)]
    print(await asyncio.gather(*(anext(g) for g in gs)))
    probe()
    await gs[0].aclose()
    probe()
    del gs
    await asyncio.sleep(0.1)
    probe()
    print([x async for x in numbers(2)])
    print(list(y async for y in numbers(1)) if 0 else "")
asyncio.run(main())`,
    15,
  ],
  [
    'code that nothing but its frames refers to',
    `import asyncio, gc
from probe import probe
def make(n):
    ns = {"asyncio": asyncio}
    exec(compile(f"async def g():\\n    x = {n}\\n    await asyncio.sleep(x / 100)\\n", f"/home/reader/gen{n}.py", "exec"), ns)
    return ns.pop("g")()
async def main():
    ts = [asyncio.create_task(make(n)) for n in range(5)]
    gc.collect()
    await asyncio.sleep(0.015)
    probe()
    for t in ts[3:]: t.cancel()
    del t
    await asyncio.sleep(0.1)
    gc.collect()
    probe()
asyncio.run(main())`,
    2,
  ],
  [
    'a priority queue, and a barrier',
    `import asyncio
from probe import probe
async def worker(q, name):
    while True:
        n = await q.get()
        await asyncio.sleep(n)
        probe()
        q.task_done()
async def main():
    q = asyncio.PriorityQueue()
    for n in (.3, .1, .2): q.put_nowait(n)
    ws = [asyncio.create_task(worker(q, n)) for n in range(2)]
    await q.join()
    probe()
    for w in ws: w.cancel()
    await asyncio.gather(*ws, return_exceptions=True)
    b = asyncio.Barrier(2)
    async def meet():
        async with b: probe()
    await asyncio.gather(meet(), meet())
    probe()
asyncio.run(main())`,
    7,
  ],
  [
    'limits of time, and futures of one’s own',
    `import asyncio
from probe import probe
async def slow():
    try: await asyncio.sleep(5)
    except asyncio.CancelledError:
        probe(); raise
async def main():
    try: await asyncio.wait_for(slow(), 0.1)
    except TimeoutError: probe()
    for f in asyncio.as_completed([asyncio.sleep(.1), asyncio.sleep(.2)]):
        await f
        probe()
    ev = asyncio.Event()
    async def w(): await ev.wait(); probe()
    t = asyncio.create_task(w())
    asyncio.get_running_loop().call_at(asyncio.get_running_loop().time() + .5, ev.set)
    probe()
    await t
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(.1, fut.set_result, 1)
    async def f(): await fut; probe()
    await asyncio.gather(f(), f())
asyncio.run(main())`,
    8,
  ],
  [
    'a scheduler by hand for coroutines and generators',
    `import types, asyncio
from probe import probe
@types.coroutine
def switch(): return (yield)
async def a(n):
    for i in range(n):
        await switch()
        probe()
def g(n):
    for i in range(n):
        yield
        probe()
def both():
    yield from g(1)
    yield from a(1).__await__()
work = [a(2), g(3), both()]
while work:
    w = work.pop(0)
    try: w.send(None)
    except StopIteration: continue
    work.append(w)
    probe()`,
    14,
  ],
];
