def worker(log, name, times):
    for n in range(times):
        log.append(f"{name}{n}")
        yield
    return name * 2


def test_order(trial):
    "Each makes one step in a round"
    log = []
    got = trial.get("in_turns")(worker(log, "a", 2), worker(log, "b", 2))
    if type(got) is types.GeneratorType:
        fail("`in_turns` gives a generator, and has not begun: there is a `yield` in its own body.", "yields-itself")
    if not log:
        fail("No generator made a step. Call `next` or `send(None)` on each.")
    see("The steps", log, ["a0", "b0", "a1", "b1"], "one-by-one" if log[:2] == ["a0", "a1"] else None)


def test_lengths(trial):
    "One that ends early does not end the others"
    log = []
    try:
        trial.get("in_turns")(worker(log, "a", 1), worker(log, "b", 3), worker(log, "c", 2))
    except (StopIteration, RuntimeError):
        fail("The StopIteration of the first to end came out of `in_turns`.", "first-end")
    wanted = ["a0", "b0", "c0", "b1", "c1", "b2"]
    see("The steps", log, wanted, "skipped" if sorted(log) == sorted(wanted) else "first-end" if log else None)


def test_results(trial):
    "It returns what they returned, in the order of the arguments"
    log = []
    got = trial.get("in_turns")(worker(log, "a", 3), worker(log, "b", 1))
    if got is None:
        fail("`in_turns` returns nothing. Return a list of what the generators returned.")
    if type(got) is tuple:
        fail(f"`in_turns` returns a tuple, {got!r}. It is to be a list.")
    see("The result", got, ["aa", "bb"], "as-they-end" if got == ["bb", "aa"] else "value-lost")


def test_none(trial):
    "Without generators it returns an empty list"
    see("The result", trial.get("in_turns")(), [])
