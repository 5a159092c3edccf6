import asyncio


async def sleep(seconds, result=None):
    return await asyncio.sleep(seconds, result)
