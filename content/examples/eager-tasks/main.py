# When does a task take its first step? As ever, and with eager tasks.
import asyncio

async def cached():
    print("  cached: nothing to wait for")
    return "value"

async def fetched():
    print("  fetched: before its await")
    await asyncio.sleep(0)
    print("  fetched: after its await")
    return "value"

async def main(factory):
    asyncio.get_running_loop().set_task_factory(factory)
    for make in (cached, fetched):
        task = asyncio.create_task(make())
        print("  create_task has returned; done:", task.done())
        await task

print("as ever:")
asyncio.run(main(None))
print("eager:")
asyncio.run(main(asyncio.eager_task_factory))
