# What remains of the coroutines that were generators?
import asyncio
import types

print("asyncio.coroutine:", hasattr(asyncio, "coroutine"))
print("types.coroutine:  ", hasattr(types, "coroutine"))

def plain():
    yield

@types.coroutine
def marked():
    yield
    return "ran"

async def main():
    try:
        await plain()
    except TypeError as error:
        print("await plain generator: TypeError:", error)
    print("await marked generator:", await marked())
    print("as a task:", await asyncio.ensure_future(marked()))
    try:
        asyncio.create_task(marked())
    except TypeError as error:
        print("create_task:", str(error).split("<")[0].strip())

asyncio.run(main())
