# Does a scheduler need a Future? One in Trio's manner, on a single yield.
import heapq
import itertools
import time
import types
from collections import deque

@types.coroutine
def _async_yield(obj):                # all that ever reaches run()
    return (yield obj)

ready, timers, current = deque(), [], None
ticket = itertools.count()

def reschedule(task, value=None):
    ready.append((task, value))

async def wait_task_rescheduled():
    return await _async_yield("wait")

async def sleep(seconds):
    due = time.monotonic() + seconds
    heapq.heappush(timers, (due, next(ticket), current))
    await wait_task_rescheduled()

class Nursery:
    async def __aenter__(self):
        self.running, self.parent = 0, current
        return self
    def start_soon(self, function, *args):
        self.running += 1
        reschedule(self.watch(function(*args)))
    async def watch(self, child):
        await child
        self.running -= 1
        if self.running == 0:
            reschedule(self.parent)
    async def __aexit__(self, *error):
        if self.running > 0:
            await wait_task_rescheduled()

def run(main):
    global current
    reschedule(main)
    while ready or timers:
        while not ready:
            wake, _, task = heapq.heappop(timers)
            time.sleep(max(0.0, wake - time.monotonic()))
            reschedule(task)
        current, value = ready.popleft()
        try:
            current.send(value)
        except StopIteration:
            pass

# ---- tasks: nothing but async def, await and async with
async def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    await sleep(delay)
    print(f"Task completed after {delay} seconds")

async def run_tasks():
    async with Nursery() as nursery:
        for delay in (1, 0.5, 2):
            nursery.start_soon(delayed_task, delay)

start = time.monotonic()
run(run_tasks())
print(f"all done in {time.monotonic() - start:.1f} s")
