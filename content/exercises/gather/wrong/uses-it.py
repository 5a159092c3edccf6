import asyncio


async def gather(*coroutines):
    return await asyncio.gather(*coroutines)
