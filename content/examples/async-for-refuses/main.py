# What does `async for` need, and what does it say without it?
import asyncio

async def items():                      # an async generator
    yield "one item"

async def fetch_items():                # a coroutine that returns one
    return items()

async def loop_over(name, thing):
    try:
        async for item in thing:
            print(f"{name}: {item}")
    except TypeError as error:
        print(f"{name}: TypeError: {error}")

async def main():
    await loop_over("a list", [1, 2])
    coro = fetch_items()
    await loop_over("a coroutine", coro)
    await loop_over("the same, awaited", await coro)
    await loop_over("an async generator", items())

asyncio.run(main())
