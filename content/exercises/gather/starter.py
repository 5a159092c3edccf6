import asyncio


async def gather(*coroutines):
    ...


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    print(await gather(nap(1), nap(0.5), nap(2)))


if __name__ == "__main__":
    asyncio.run(main())
