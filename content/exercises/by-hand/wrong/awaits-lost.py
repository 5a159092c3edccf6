import types


def items(agen):
    found = []
    try:
        while True:
            step = agen.__anext__()
            try:
                while True:
                    step.send(None)
            except StopIteration as stop:
                found.append(stop.value)
    except StopAsyncIteration:
        return [found, []]


@types.coroutine
def pause(what):
    yield what


async def count():
    yield 1
    await pause("a moment")
    yield 2


if __name__ == "__main__":
    print(items(count()))
