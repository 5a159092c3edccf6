# Can a future of one loop be awaited in another?
import asyncio

def tail(error):                        # without the names of objects
    return str(error).rpartition(">")[2].strip()

async def make():
    return asyncio.get_running_loop().create_future()

async def use(future):
    try:
        await future
    except RuntimeError as error:
        print("a Future:", tail(error))

future = asyncio.run(make())
asyncio.run(use(future))

async def wait(event):
    try:
        await asyncio.wait_for(event.wait(), 0.1)
    except TimeoutError:
        print("an Event: the first loop waited for it")
    except RuntimeError as error:
        print("an Event:", tail(error))

event = asyncio.Event()                 # belongs to no loop so far
asyncio.run(wait(event))
asyncio.run(wait(event))
