# What can be awaited, and what does `await` say of the rest?
import asyncio

async def coro():
    return "a coroutine"

async def agen():
    yield

def generator():
    yield

class Own:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "an object with __await__"

async def main():
    task = asyncio.create_task(coro())
    for thing in (coro(), task, Own()):
        print("await:", type(thing).__name__, "->", await thing)
    for thing in (None, 1, [coro], coro, generator(), agen()):
        try:
            await thing
        except TypeError as error:
            print("TypeError:", error)

asyncio.run(main())
