def made(trial, n):
    made = trial.get("countdown")(n)
    if made is None:
        fail("`countdown(3)` gives None. Write a loop with a `yield` in it.")
    if type(made) in (types.CoroutineType, types.AsyncGeneratorType):
        fail(f"`countdown({n})` is an `async def`. A generator function is written with `def` alone.")
    if type(made) is not types.GeneratorType:
        fail(f"`countdown({n})` gives an object of type {type(made).__name__}, and not a generator.", "no-generator")
    return made


def step(generator, past):
    """The item after the first so many."""
    try:
        return generator.send(None)
    except StopIteration:
        fail(f"It ended after {('no value', 'one value', 'two values')[past]}.")


def ended(generator):
    try:
        item = generator.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as error:
        if type(error.__cause__) is StopIteration:
            fail("Its end is a RuntimeError: it raises StopIteration itself.", "raised")
        raise
    fail(f"After 1 it goes on, and yields {item!r}.", "value-lost" if item == "lift-off" else None)


def test_numbers(trial):
    "It yields 3, 2, 1"
    generator = made(trial, 3)
    for wanted in (3, 2, 1):
        try:
            see("The next item", generator.send(None), wanted)
        except StopIteration:
            fail(f"It ended where {wanted} should come.")
    ended(generator)


def test_value(trial):
    "At its end it returns “lift-off”"
    generator = made(trial, 2)
    step(generator, 0), step(generator, 1)
    see("The value of its StopIteration", ended(generator), "lift-off", "value-lost")


def test_lazy(trial):
    "Nothing runs before it is asked"
    generator = made(trial, 3)
    see("Printed before the first item was asked for", trial.lines, [], "too-early")
    step(generator, 0)
    see("Printed with the first item", trial.lines, ["at 3"])
    step(generator, 1)
    see("Printed with the second item", trial.lines, ["at 3", "at 2"])


def test_two(trial):
    "Two of them do not disturb each other"
    one, other = made(trial, 3), made(trial, 9)
    see("In turns", [step(one, 0), step(other, 0), step(one, 1), step(other, 1)], [3, 9, 2, 8])
