# Why does one wait for the other, though both are async?
import asyncio
import time

async def fetch(name):
    print(f"  {name} starts")
    await asyncio.sleep(1)
    print(f"  {name} is there")

async def in_a_row():
    await fetch("a")
    await fetch("b")

async def tasks_awaited():
    a = asyncio.create_task(fetch("a"))
    b = asyncio.create_task(fetch("b"))
    await a
    await b

async def gathered():
    await asyncio.gather(fetch("a"), fetch("b"))

for way in (in_a_row, tasks_awaited, gathered):
    print(f"{way.__name__}:")
    start = time.monotonic()
    asyncio.run(way())
    print(f"  {time.monotonic() - start:.0f} s")
