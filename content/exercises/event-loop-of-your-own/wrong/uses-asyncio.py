import asyncio


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        return asyncio.sleep(self.seconds).__await__()


def run(*coroutines):
    async def main():
        return list(await asyncio.gather(*coroutines))

    return asyncio.run(main())
