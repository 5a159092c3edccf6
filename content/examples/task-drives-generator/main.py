# Does asyncio's Task need a coroutine, or does only the check at its door?
import asyncio
import collections.abc
import time
import types

@types.coroutine
def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    yield from asyncio.sleep(delay)
    print(f"Task completed after {delay} seconds")

def try_to_make_a_task(job):
    try:
        return asyncio.create_task(job)
    except TypeError as error:
        print("refused:", str(error).split("<")[0].strip())
        job.close()

async def main():
    try_to_make_a_task(delayed_task(9))
    collections.abc.Coroutine.register(types.GeneratorType)    # let in
    start = time.monotonic()
    jobs = [delayed_task(delay) for delay in (1, 0.5, 2)]
    tasks = [try_to_make_a_task(job) for job in jobs]
    for job, task in zip(jobs, tasks):
        driven = task.get_coro()
        print(f"{type(task).__name__} drives a {type(driven).__name__},",
              "the very one:", driven is job)
    await asyncio.gather(*tasks)
    print(f"all done in {time.monotonic() - start:.1f} s")

asyncio.run(main())
