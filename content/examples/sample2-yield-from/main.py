# Swap `await` for `yield from`: does asyncio still run the async sample?
import asyncio
import contextlib
import io
import time

ASYNC = '''
import asyncio, types

async def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    await asyncio.sleep(delay)
    print(f"Task completed after {delay} seconds")

async def run_tasks():
    await asyncio.gather(delayed_task(1), delayed_task(0.5),
                         delayed_task(2))
'''
GENERATORS = (ASYNC.replace("async def", "@types.coroutine\ndef")
                   .replace("await", "yield from"))
print(GENERATORS.strip(), end="\n\n")

def play(source):
    names, out, start = {}, io.StringIO(), time.monotonic()
    exec(source, names)
    job = names["run_tasks"]()
    with contextlib.redirect_stdout(out):
        asyncio.run(job)
    took = time.monotonic() - start
    print(f"a {type(job).__name__} ran for {took:.1f} s")
    return out.getvalue()

first, second = play(ASYNC), play(GENERATORS)
print("same output:", first == second)
print(second, end="")
