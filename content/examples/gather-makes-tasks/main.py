# What makes coroutines overlap: await, or the tasks of gather()?
import asyncio
import time

async def nap(delay):
    await asyncio.sleep(delay)

async def one_by_one():
    for delay in (0.2, 0.1, 0.4):
        await nap(delay)

async def gathered():
    job = asyncio.gather(nap(0.2), nap(0.1), nap(0.4))
    print("tasks now:", len(asyncio.all_tasks()), "(main + 3)")
    await job

async def main():
    for way in (one_by_one, gathered):
        start = time.monotonic()
        await way()
        print(f"{way.__name__:10} {time.monotonic() - start:.1f} s")

asyncio.run(main())
