import asyncio


async def gather(*coroutines):
    results = []

    async def run(coroutine):
        results.append(await coroutine)

    tasks = [asyncio.create_task(run(coroutine)) for coroutine in coroutines]
    for task in tasks:
        await task
    return results
