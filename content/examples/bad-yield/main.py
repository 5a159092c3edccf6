# What does asyncio's Task do with a value that it does not know?
import asyncio
import re
import types

@types.coroutine
def gives(value):
    return (yield value)

async def main():
    print("None:", await gives(None))   # a bare yield: the next round
    for make in (lambda: 42, asyncio.get_running_loop().create_future):
        try:
            await gives(make())
        except RuntimeError as error:
            print("RuntimeError:", re.sub(r"<.*>", "...", str(error)))

asyncio.run(main())
