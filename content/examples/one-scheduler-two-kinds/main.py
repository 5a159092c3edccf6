# Can the generator scheduler run coroutines, with run() as it is?
import heapq
import time

def run(*tasks):
    heap = [(0.0, n, task) for n, task in enumerate(tasks)]
    start = time.monotonic()
    while heap:
        wake, n, task = heapq.heappop(heap)
        time.sleep(max(0.0, start + wake - time.monotonic()))
        try:
            pause = task.send(None)
        except StopIteration:
            continue
        heapq.heappush(heap, (time.monotonic() - start + pause, n, task))
    return time.monotonic() - start

class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds
    def __await__(self):
        yield self.seconds

def gen_task(delay):
    print(f"generator: start {delay}")
    yield delay
    print(f"generator: done  {delay}")

async def coro_task(delay):
    print(f"coroutine: start {delay}")
    await Sleep(delay)
    print(f"coroutine: done  {delay}")

async def nested_task(delay):
    await coro_task(delay)

took = run(gen_task(1), coro_task(0.5), nested_task(2))
print(f"all done in {took:.1f} s")
