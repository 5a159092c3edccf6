import asyncio


async def sleep(seconds, result=None):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(seconds, future.set_result, result)
    try:
        return await future
    finally:
        timer.cancel()


async def main():
    print(await asyncio.gather(sleep(1, "one"), sleep(0.5, "half")))


if __name__ == "__main__":
    asyncio.run(main())
