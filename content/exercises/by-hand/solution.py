import types


def items(agen):
    found, handed_out = [], []
    try:
        while True:
            step = agen.__anext__()
            try:
                while True:
                    handed_out.append(step.send(None))
            except StopIteration as stop:
                found.append(stop.value)
    except StopAsyncIteration:
        return [found, handed_out]


@types.coroutine
def pause(what):
    yield what


async def count():
    yield 1
    await pause("a moment")
    yield 2


if __name__ == "__main__":
    print(items(count()))
