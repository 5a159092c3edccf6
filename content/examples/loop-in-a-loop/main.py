# Can asyncio.run() be called where a loop is running already?
import asyncio

async def work():
    return "done"

async def cell():                       # so does a notebook run its cells
    coro = work()
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print("asyncio.run:       ", error)
    try:
        asyncio.get_running_loop().run_until_complete(coro)
    except RuntimeError as error:
        print("run_until_complete:", error)
    print("await:             ", await coro)

asyncio.run(cell())
