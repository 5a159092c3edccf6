# What does asyncio's machinery receive when a coroutine awaits something?
import asyncio

async def sleep_zero():
    await asyncio.sleep(0)

async def sleep_longer():
    await asyncio.sleep(0.1)

async def return_at_once():
    return "never suspended"

async def wait_for(future):
    return await future

async def main():
    for make in (sleep_zero, sleep_longer, return_at_once):
        job = make()
        try:
            got = job.send(None)
        except StopIteration as stop:
            print(f"{make.__name__:14} returned at once: {stop.value!r}")
        else:
            print(f"{make.__name__:14} yielded a {type(got).__name__}")
            job.close()

    # The Task, not the loop, reacts to a yielded Future: it waits there.
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_for(future))
    print("callbacks before the task runs:", future._callbacks)
    await asyncio.sleep(0)
    print("callbacks after it awaited:    ", len(future._callbacks))
    future.set_result("woken")
    print(await task)

asyncio.run(main())
