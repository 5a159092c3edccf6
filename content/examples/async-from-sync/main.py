# How does a plain function call an async one?
import asyncio

async def fetch():
    await asyncio.sleep(1)
    return "data"

def plain():
    return asyncio.run(fetch())         # starts a loop, and ends it

print("no loop runs, so asyncio.run:", plain())

with asyncio.Runner() as runner:        # one loop for several calls
    print("one loop for two calls:",
          runner.run(fetch()), runner.run(fetch()))

def plain_inside():
    return asyncio.create_task(fetch())  # cannot wait: hands the task on

async def main():
    task = plain_inside()
    print("inside a loop, plain code gets:", type(task).__name__)
    print("whoever is async awaits it:", await task)

asyncio.run(main())
