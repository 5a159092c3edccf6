# In which order do the async generator and its consumer take turns?
import asyncio

async def async_gen():
    for i in range(3):
        print(f"yielding {i}")
        yield i
        await asyncio.sleep(0.1)

async def run_async_gen():
    async for x in async_gen():
        print(f"received {x}")


asyncio.run(run_async_gen())
