# A task fails, and nobody awaits it. Where does its error go?
import asyncio
import gc

async def fails():
    raise ValueError("lost")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _, told: print(told["message"], repr(told["exception"])))
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print("the task is done, and nothing was raised here")
    del task
    gc.collect()                        # the last reference is gone

    task = asyncio.create_task(fails())
    try:
        await task
    except ValueError as error:
        print("awaited, it is raised:", repr(error))

asyncio.run(main())
