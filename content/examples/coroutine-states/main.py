# In which state is it? Ask a generator and a coroutine, four times each.
import inspect
import types

@types.coroutine
def pause():
    yield

def gen():
    print(f"  running    {inspect.getgeneratorstate(g)}")
    yield

async def coro():
    print(f"  running    {inspect.getcoroutinestate(c)}")
    await pause()

g, c = gen(), coro()
for job, state in ((g, inspect.getgeneratorstate),
                   (c, inspect.getcoroutinestate)):
    print(type(job).__name__)
    print(f"  just made  {state(job)}")
    job.send(None)
    print(f"  paused     {state(job)}")
    job.close()
    print(f"  closed     {state(job)}")
