# Does asyncio work when its selector watches no file and only sleeps?
import asyncio
import time

start = time.monotonic()

def stamp(*words):
    print(f"{time.monotonic() - start:.1f}", *words)

async def say(delay, value):
    await asyncio.sleep(delay)
    return value

async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError("boom")

async def put_three(queue):
    for item in (0, 1, 2, None):
        await queue.put(item)
        await asyncio.sleep(0.1)

async def take_all(queue):
    items = []
    while (item := await queue.get()) is not None:
        items.append(item)
    return items

async def main():
    loop = asyncio.get_running_loop()
    selector = type(loop._selector).__name__
    stamp("loop:", type(loop).__name__, "with a", selector)
    three = await asyncio.gather(say(0.2, 1), say(0.1, 2), say(0.3, 3))
    stamp("gather:", three)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.1))
            sibling = group.create_task(say(5, "never"))
    except* ValueError as errors:
        stamp("TaskGroup:", errors.exceptions,
              "| sibling cancelled:", sibling.cancelled())
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(5)
    except TimeoutError:
        stamp("timeout: TimeoutError")
    queue = asyncio.Queue(maxsize=1)
    items, _ = await asyncio.gather(take_all(queue), put_three(queue))
    stamp("Queue:", items)
    event = asyncio.Event()
    loop.call_later(0.1, event.set)
    await event.wait()
    stamp("Event, call_later: set")
    quick = asyncio.create_task(say(0.1, "quick"))
    slow = asyncio.create_task(say(9, "slow"))
    done, pending = await asyncio.wait([quick, slow],
                                       return_when=asyncio.FIRST_COMPLETED)
    stamp("wait:", [task.result() for task in done],
          "first,", len(pending), "pending")
    slow.cancel()
    try:
        await slow
    except asyncio.CancelledError:
        stamp("cancel: CancelledError")
    return "done"

print("asyncio.run:", asyncio.run(main()))
with asyncio.Runner() as runner:
    print("asyncio.Runner:", runner.run(say(0.1, "once")),
          runner.run(say(0.1, "twice")))
stamp("end")
