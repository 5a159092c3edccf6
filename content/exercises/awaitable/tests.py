def step(coroutine, value):
    try:
        return "suspended on", coroutine.send(value)
    except StopIteration as stop:
        return "returned", stop.value
    except TypeError as error:
        if "__await__" in str(error) or "await" in str(error):
            fail(f"`await` refused it: {error}.", "no-iterator")
        raise
    except AttributeError as error:
        if error.name == "send":
            fail("What is sent in finds no way: the iterator that `__await__` gives has no method `send`.", "value-lost")
        raise


def ask(Ask, question):
    async def once():
        return await Ask(question)

    return once()


def test_question(trial):
    "The driver is given the question"
    coroutine = ask(trial.get("Ask", "class"), "name?")
    saw = step(coroutine, None)
    see("The first send", saw, ("suspended on", "name?"), "not-suspended" if saw[0] == "returned" else None)


def test_answer(trial):
    "What is sent in is the value of the await"
    coroutine = ask(trial.get("Ask", "class"), "name?")
    saw = step(coroutine, None)
    see("The first send", saw[0], "suspended on", "not-suspended")
    saw = step(coroutine, "Ada")
    see("The second send", saw, ("returned", "Ada"), "value-lost" if saw[0] == "returned" else None)


def test_error(trial):
    "An error that is thrown in comes out of the await"
    Ask = trial.get("Ask", "class")

    async def guarded():
        try:
            await Ask("name?")
        except KeyError:
            return "caught"

    coroutine = guarded()
    see("The first send", step(coroutine, None)[0], "suspended on", "not-suspended")
    try:
        coroutine.throw(KeyError("nobody"))
    except StopIteration as stop:
        see("After throw, the coroutine returned", stop.value, "caught")


def test_twice(trial):
    "It can be awaited twice"
    Ask = trial.get("Ask", "class")

    async def both():
        question = Ask("more?")
        return [await question, await question]

    coroutine = both()
    see("The three sends", [step(coroutine, value) for value in (None, 1, 2)],
        [("suspended on", "more?"), ("suspended on", "more?"), ("returned", [1, 2])])
