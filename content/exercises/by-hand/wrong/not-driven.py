import types


def items(agen):
    return [[agen.__anext__(), agen.__anext__()], []]


@types.coroutine
def pause(what):
    yield what


async def count():
    yield 1
    await pause("a moment")
    yield 2


if __name__ == "__main__":
    print(items(count()))
