# Who waits for whom, seen from outside? Since 3.14 asyncio can tell.
import asyncio

async def leaf():
    await asyncio.sleep(1)

async def middle():
    await leaf()

async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(middle(), name="child")

async def main():
    task = asyncio.create_task(parent(), name="parent")
    await asyncio.sleep(0.5)
    child = next(t for t in asyncio.all_tasks() if t.get_name() == "child")
    asyncio.print_call_graph(child)

    print("and by hand, from one cr_await to the next:")
    job = child.get_coro()
    while hasattr(job, "cr_await"):
        print(f"  line {job.cr_frame.f_lineno:3} of {job.__qualname__}")
        job = job.cr_await
    print("  at the bottom:", type(job).__name__)
    await task

asyncio.run(main())
