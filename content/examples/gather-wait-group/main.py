# One of three fails: what becomes of the others?
import asyncio

async def job(name, delay):
    try:
        await asyncio.sleep(delay)
        if name == "b":
            raise ValueError("b failed")
        print(f"  {name} finished")
        return name
    except asyncio.CancelledError:
        print(f"  {name} was cancelled")
        raise

def jobs():
    return [job("a", 1), job("b", 2), job("c", 3)]

async def with_gather():
    try:
        await asyncio.gather(*jobs())
    except ValueError as error:
        print("  raised:", error)
    await asyncio.sleep(5)

async def with_wait():
    tasks = [asyncio.create_task(coro) for coro in jobs()]
    done, pending = await asyncio.wait(tasks)
    print(f"  raised nothing: {len(done)} done, {len(pending)} pending")
    errors = [task.exception() for task in tasks if task.exception()]
    print("  errors:", errors)

async def with_group():
    try:
        async with asyncio.TaskGroup() as group:
            for coro in jobs():
                group.create_task(coro)
    except* ValueError as errors:
        print("  raised:", errors.exceptions)

for way in (with_gather, with_wait, with_group):
    print(f"{way.__name__}:")
    asyncio.run(way())
