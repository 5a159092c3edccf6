@types.coroutine
def pause(what):
    return (yield what)


def run(trial, agen):
    if trial.uses("asyncio"):
        fail("Your program uses asyncio.", "uses-asyncio")
    try:
        result = trial.get("items")(agen)
    except RuntimeError as error:
        if "already running" in str(error):
            fail("It asks for the next item while the generator waits for the one before.", "asked-anew")
        raise
    if type(result) is types.CoroutineType:
        result.close()
        fail("`items` is an `async def`, so that a call of it runs nothing. Write an ordinary function.")
    if type(result) is not list or [type(part) for part in result] != [list, list]:
        fail(f"`items` gave {result!r}. It is to return a list of two lists.")
    return result


def test_items(trial):
    "It finds the items"

    async def three():
        for n in (1, 2, 3):
            yield n

    found, _ = run(trial, three())
    if any(type(item) not in (int, str) for item in found):
        fail(f"Among the items is an object of {type(found[0]).__name__}.", "not-driven")
    see("The items", found, [1, 2, 3])


def test_awaits(trial):
    "What its awaits hand out stands apart"

    async def with_pauses():
        yield "one"
        await pause("a moment")
        await pause("another")
        yield "two"

    found, handed_out = run(trial, with_pauses())
    see("The items", found, ["one", "two"], "handed-out-as-item" if "a moment" in found else None)
    see("What was handed out", handed_out, ["a moment", "another"], "awaits-lost")


def test_end(trial):
    "An await after the last item counts, too"

    async def late():
        yield 1
        await pause("late")

    see("Both", run(trial, late()), [[1], ["late"]])


def test_empty(trial):
    "One without items gives two empty lists"

    async def empty():
        return
        yield

    see("Both", run(trial, empty()), [[], []])
