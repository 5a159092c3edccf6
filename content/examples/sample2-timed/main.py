# The article's second sample with a clock: who waits when?
import asyncio
import time
t0 = time.monotonic()

def stamp(text):
    print(f"{time.monotonic() - t0:.1f}s  {text}")

async def delayed_task_async(delay):
    stamp(f"Starting task with delay {delay}")
    await asyncio.sleep(delay)
    stamp(f"Task completed after {delay} seconds")

async def run_tasks_async():
    await asyncio.gather(delayed_task_async(1), delayed_task_async(0.5),
                         delayed_task_async(2))

asyncio.run(run_tasks_async())
stamp("all done")
