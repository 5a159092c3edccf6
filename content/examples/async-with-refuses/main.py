# What do `with` and `async with` say of the wrong kind of object?
import asyncio
import contextlib

class Plain(contextlib.AbstractContextManager):
    def __exit__(self, *error):
        pass

class Async(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *error):
        pass

async def main():
    try:
        async with Plain():
            pass
    except TypeError as error:
        print("async with:", error)
    try:
        with Async():
            pass
    except TypeError as error:
        print("with:", error)
    async with Async():
        print("async with: works")

asyncio.run(main())
