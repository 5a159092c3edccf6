# How does a cancelled task learn of it, and who may catch that?
import asyncio

async def job():
    try:
        await asyncio.sleep(10)
    except Exception as error:          # not this: it is no Exception
        print("  job: an error:", repr(error))
    except asyncio.CancelledError:
        print("  job: cancelled at its await; cleaning up")
        raise                           # else it looks like success

async def main():
    print("cancel:")
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("  main: the task was cancelled:", task.cancelled())

    print("timeout:")
    try:
        async with asyncio.timeout(1):
            await job()
    except TimeoutError:
        print("  main: too late")

asyncio.run(main())
