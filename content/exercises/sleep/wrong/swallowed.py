import asyncio


async def sleep(seconds, result=None):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(seconds, future.set_result, result)
    try:
        return await future
    except asyncio.CancelledError:
        timer.cancel()
