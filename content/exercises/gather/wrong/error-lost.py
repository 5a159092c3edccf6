import asyncio


async def gather(*coroutines):
    tasks = [asyncio.create_task(one) for one in coroutines]
    results = []
    for task in tasks:
        try:
            results.append(await task)
        except Exception as error:
            results.append(error)
    return results
