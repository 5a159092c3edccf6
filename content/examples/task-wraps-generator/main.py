# A task is made of a marked generator. What does it really drive?
import asyncio
import inspect
import textwrap
import types

@types.coroutine
def marked():
    yield
    return "done"

async def native():
    await asyncio.sleep(0)
    return "done"

def chain(job):
    while job is not None:
        yield f"{type(job).__name__} {job.__name__}"
        job = (getattr(job, "cr_await", None)
               or getattr(job, "gi_yieldfrom", None))

async def main():
    for make in (native, marked):
        task = asyncio.ensure_future(make())
        await asyncio.sleep(0)         # the task takes its first step
        driven = task.get_coro()
        print(f"{make.__name__}:", " > ".join(chain(driven)))
        await task
    code = getattr(driven, "cr_code", None) or driven.gi_code
    print("\nThe second task drives this:")
    print(textwrap.dedent(inspect.getsource(code)).rstrip())

asyncio.run(main())
