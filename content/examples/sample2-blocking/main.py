# What is left of the second sample's speed when it sleeps like the first?
import asyncio
import time
t0 = time.monotonic()

def stamp(text):
    print(f"{time.monotonic() - t0:.1f}s  {text}")

async def delayed_task_async(delay):
    stamp(f"Starting task with delay {delay}")
    await asyncio.sleep(0)        # where the generator sample had its yield
    time.sleep(delay)             # what the generator sample slept with
    stamp(f"Task completed after {delay} seconds")

async def run_tasks_async():
    await asyncio.gather(delayed_task_async(1), delayed_task_async(0.5),
                         delayed_task_async(2))

asyncio.run(run_tasks_async())
stamp("all done")
