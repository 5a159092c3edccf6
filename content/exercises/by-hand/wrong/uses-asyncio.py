import types


def items(agen):
    import asyncio

    async def collect():
        return [[item async for item in agen], []]

    return asyncio.run(collect())


@types.coroutine
def pause(what):
    yield what


async def count():
    yield 1
    await pause("a moment")
    yield 2


if __name__ == "__main__":
    print(items(count()))
