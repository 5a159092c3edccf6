# The third sample with a clock: who waits when?
import asyncio
import time
t0 = time.monotonic()

def stamp(text):
    print(f"{time.monotonic() - t0:.1f}s  {text}")

async def async_gen():
    for i in range(3):
        stamp(f"yielding {i}")
        yield i
        await asyncio.sleep(0.1)

async def run_async_gen():
    async for x in async_gen():
        stamp(f"received {x}")

asyncio.run(run_async_gen())
stamp("all done")
