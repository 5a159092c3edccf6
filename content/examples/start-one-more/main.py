# What starts a coroutine: the call, `await`, or create_task?
import asyncio

async def work(name):
    print(f"  {name} runs")
    return name

async def main():
    print("called")
    coro = work("a")
    print("  nothing ran")
    print("awaited")
    await coro
    print("made a task")
    task = asyncio.create_task(work("b"))
    print("  nothing ran yet")
    print("at the next pause")
    await asyncio.sleep(0)
    print("awaiting the task:", await task, "and once more:", await task)
    future = asyncio.ensure_future(work("c"))
    print("ensure_future makes a", type(future).__name__)
    print("and gives back what is a future already:",
          asyncio.ensure_future(future) is future)
    await future

asyncio.run(main())
