# What happens to a task that nobody keeps?
import asyncio
import gc

async def wait_for_ever(name):
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print(f"  {name} ends")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _, told: print(" ", told["message"]))
    kept = {asyncio.create_task(wait_for_ever("kept"))}
    asyncio.create_task(wait_for_ever("forgotten"))
    await asyncio.sleep(0)              # both take their first step
    print("the garbage collector runs:")
    gc.collect()
    await asyncio.sleep(0)
    print("still there:", [not task.done() for task in kept])

asyncio.run(main())
