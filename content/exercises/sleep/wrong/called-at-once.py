import asyncio


async def sleep(seconds, result=None):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(seconds, future.set_result(result))
    return await future
