# How much is asyncio? A loop for `async def`: 40 lines, two `yield`s.
import heapq, time
from collections import deque

class Sleep:                            # a wish: wake me in so many seconds
    def __init__(self, seconds):
        self.seconds = seconds
    def __await__(self):
        yield self

class Task:
    def __init__(self, coro):
        self.coro, self.done, self.waiters = coro, False, []
    def __await__(self):                # a task can itself be awaited
        if not self.done:
            yield self
        return self.result

ready, timers, ticket = deque(), [], 0

def spawn(coro):
    ready.append(task := Task(coro))
    return task

def step(task):
    global ticket
    try:
        request = task.coro.send(None)  # up to the next yield, however deep
    except StopIteration as stop:
        task.done, task.result = True, stop.value
        ready.extend(task.waiters)
    else:
        if isinstance(request, Task):
            request.waiters.append(task)
        else:
            ticket, wake = ticket + 1, time.monotonic() + request.seconds
            heapq.heappush(timers, (wake, ticket, task))

def run(coro):
    main = spawn(coro)
    while not main.done:
        if not ready:
            wake, _, task = heapq.heappop(timers)
            time.sleep(max(0.0, wake - time.monotonic()))
            ready.append(task)
        step(ready.popleft())
    return main.result

# ---- the article's second sample, with Sleep for sleep, spawn for gather
async def delayed_task_async(delay):
    print(f"Starting task with delay {delay}")
    await Sleep(delay)
    print(f"Task completed after {delay} seconds")
    return delay

async def run_tasks_async():
    tasks = [spawn(delayed_task_async(d)) for d in (1, 0.5, 2)]
    return [await task for task in tasks]

start = time.monotonic()
print("results:", run(run_tasks_async()))
print(f"all done in {time.monotonic() - start:.1f} s")
