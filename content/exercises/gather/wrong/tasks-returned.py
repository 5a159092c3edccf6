import asyncio


async def gather(*coroutines):
    return [asyncio.create_task(one) for one in coroutines]
