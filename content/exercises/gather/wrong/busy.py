import asyncio


async def gather(*coroutines):
    tasks = [asyncio.create_task(one) for one in coroutines]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.3)
    return [task.result() for task in tasks]
