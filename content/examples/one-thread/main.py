# Do tasks run at the same time? Who computes while one computes?
import asyncio
import threading

async def waits(name):
    print(f"{name} waits,    in {threading.current_thread().name}")
    await asyncio.sleep(0.1)
    print(f"{name} goes on,  in {threading.current_thread().name}")

async def computes(name):
    total = 0
    for n in range(100_000):            # no await in here
        total += n
    print(f"{name} computed, in {threading.current_thread().name}")

async def main():
    await asyncio.gather(waits("a"), computes("b"), waits("c"))

asyncio.run(main())
