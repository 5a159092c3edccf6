import asyncio


def run(*tasks):
    async def drive(task):
        for delay in task:
            await asyncio.sleep(delay)

    async def main():
        await asyncio.gather(*map(drive, tasks))

    asyncio.run(main())
