# What does asyncio say of the function, where it needs its coroutine?
import asyncio
import re

async def main():
    return "done"

async def with_create_task():
    asyncio.create_task(main)

async def with_gather():
    await asyncio.gather(main)

async def with_wait():
    coro = main()
    try:
        await asyncio.wait([coro])
    finally:
        coro.close()

CALLS = {
    "asyncio.run(main)": lambda: asyncio.run(main),
    "create_task(main)": lambda: asyncio.run(with_create_task()),
    "gather(main)": lambda: asyncio.run(with_gather()),
    "wait([main()])": lambda: asyncio.run(with_wait()),
}
for name, call in CALLS.items():
    try:
        call()
    except (TypeError, ValueError) as error:
        print(f"{name}: {type(error).__name__}:",
              re.sub(r"<.*>", "<function main>", str(error)))
print("asyncio.run(main()):", asyncio.run(main()))
