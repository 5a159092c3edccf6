# Can a plain function be suspended, if what it calls is async?
import asyncio

async def pause():
    await asyncio.sleep(0)
    return "paused and resumed"

def plain_between():
    return pause()                      # it can only hand it on

async def async_between():
    return await pause()

async def main():
    result = plain_between()
    print("through a plain function:", type(result).__name__)
    print("  and whoever awaits that:", await result)
    print("through an async function:", await async_between())

asyncio.run(main())
