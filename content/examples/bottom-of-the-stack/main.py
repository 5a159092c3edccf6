# Suspend a coroutine, then follow it down: what is really holding it?
import asyncio
import inspect

async def inner():
    await asyncio.sleep(0)

async def outer():
    await inner()

def chain(job):
    while job is not None:
        kind, name = type(job).__name__, getattr(job, "__qualname__", "")
        print(f"  {kind:10} {name}".rstrip())
        job = (getattr(job, "cr_await", None)
               or getattr(job, "gi_yieldfrom", None))

coro = outer()
print("value handed to the driver:", coro.send(None))
chain(coro)
coro.close()

future_await = asyncio.futures._PyFuture.__await__  # the one in Python
print("its __await__ is a generator function:",
      inspect.isgeneratorfunction(future_await))
body = inspect.getsource(future_await)
print([line.strip() for line in body.splitlines() if "yield" in line])
