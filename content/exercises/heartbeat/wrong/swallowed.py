import asyncio


async def heartbeat():
    while True:
        try:
            print("beat")
            await asyncio.sleep(0.5)
        except asyncio.CancelledError:
            pass


async def job(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "is done")


async def serve():
    beating = asyncio.create_task(heartbeat())
    await asyncio.gather(job("a", 1.2), job("b", 0.7), job("c", 2.2))
    beating.cancel()
    await asyncio.wait([beating])


if __name__ == "__main__":
    asyncio.run(serve())
