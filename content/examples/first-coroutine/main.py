# What does a function do that starts with async def?
import asyncio

async def hello():
    print("one moment")
    await asyncio.sleep(1)
    print("hello")

asyncio.run(hello())
