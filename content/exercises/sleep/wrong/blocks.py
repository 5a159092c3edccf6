import time


async def sleep(seconds, result=None):
    time.sleep(seconds)
    return result
