# Does an asyncio program of 2015 still run?
import asyncio

@asyncio.coroutine
def greet(name, delay):
    yield from asyncio.sleep(delay)
    print("hello,", name)

@asyncio.coroutine
def main():
    yield from asyncio.gather(greet("Ann", 0.2), greet("Ben", 0.1))

loop = asyncio.get_event_loop()
loop.run_until_complete(main())
loop.close()
