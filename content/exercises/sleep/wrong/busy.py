import asyncio
import types


@types.coroutine
def turn():
    yield


async def sleep(seconds, result=None):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        await turn()
    return result
