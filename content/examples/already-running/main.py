# Can a generator be resumed while it runs? And an async one by two tasks?
import asyncio

def gen():
    yield next(running)

async def coro():
    started.send(None)

running, started = gen(), coro()
for job in (running, started):
    try:
        job.send(None)
    except ValueError as error:
        print("ValueError:", error)

async def agen():
    await asyncio.sleep(1)
    yield "item"

async def take(items):
    try:
        print("item:", await anext(items))
    except RuntimeError as error:
        print("RuntimeError:", error)

async def main():
    items = agen()
    await asyncio.gather(take(items), take(items))

asyncio.run(main())
