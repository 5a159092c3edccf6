def run(trial, *all_pauses):
    run, Sleep, log = trial.get("run"), trial.get("Sleep", "class"), []
    if trial.uses("asyncio"):
        fail("Your program uses asyncio.", "uses-asyncio")

    async def inner(pause):
        await Sleep(pause)

    async def task(name, pauses):
        for pause in pauses:
            await inner(pause)
            log.append((trial.now, name))
        return name * 2

    coroutines = [task(name, pauses) for name, pauses in zip("abc", all_pauses)]
    try:
        result = run(*coroutines)
    except StopIteration:
        fail("The StopIteration of the first to end came out of `run`.", "first-end")
    if type(result) is types.CoroutineType:
        result.close()
        fail("`run` is an `async def`, so that a call of it runs nothing. Write an ordinary function.")
    if type(result) is types.GeneratorType:
        fail("`run` gives a generator, and has not begun: there is a `yield` in its own body.")
    return log, result


def test_together(trial):
    "Sleeps of 1, 0.5 and 2 seconds overlap"
    log, _ = run(trial, [1], [0.5], [2])
    if not log:
        fail("No coroutine came to its end. Send None into each, and again when its time has come.")
    meaning = None if trial.now <= 2000 else "one-by-one" if log[0][1] == "a" else "too-long"
    see("Milliseconds and coroutine", log, [(500, "b"), (1000, "a"), (2000, "c")], meaning)


def test_again(trial):
    "A coroutine may sleep again and again"
    log, _ = run(trial, [0.3, 0.3, 0.3], [0.4, 0.4])
    see("Milliseconds and coroutine", log, [(300, "a"), (400, "b"), (600, "a"), (800, "b"), (900, "a")])


def test_results(trial):
    "It returns what they returned, in the order of the arguments"
    _, result = run(trial, [1], [0.5])
    see("The result", result, ["aa", "bb"], "as-they-end" if result == ["bb", "aa"] else "value-lost")


def test_none(trial):
    "Without coroutines it returns an empty list"
    see("The result", trial.get("run")(), [])
