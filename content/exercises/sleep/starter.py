import asyncio


async def sleep(seconds, result=None):
    ...


async def main():
    print(await asyncio.gather(sleep(1, "one"), sleep(0.5, "half")))


if __name__ == "__main__":
    asyncio.run(main())
