# How long does the article’s async sample take, and which task is done first?
import asyncio

async def delayed_task_async(delay):
    print(f"Starting task with delay {delay}")
    await asyncio.sleep(delay)
    print(f"Task completed after {delay} seconds")


async def run_tasks_async():
    await asyncio.gather(delayed_task_async(1), delayed_task_async(0.5), delayed_task_async(2))

asyncio.run(run_tasks_async())
