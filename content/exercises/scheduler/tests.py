def task(trial, log, name, *pauses):
    for pause in pauses:
        yield pause
        log.append((trial.now, name))


def run(trial, *tasks):
    if trial.uses("asyncio"):
        fail("Your program uses asyncio.", "uses-asyncio")
    log = []
    try:
        ended = trial.get("run")(*(task(trial, log, name, *pauses) for name, pauses in tasks))
    except StopIteration:
        fail("The StopIteration of the first to end came out of `run`. Catch it around each single step.")
    if type(ended) is types.CoroutineType:
        ended.close()
        fail("`run` is an `async def`, so that a call of it runs nothing. Write an ordinary function.")
    if type(ended) is types.GeneratorType:
        fail("`run` gives a generator, and has not begun: there is a `yield` in its own body.")
    return log


def test_order(trial):
    "Pauses of 1, 0.5 and 2 seconds overlap"
    log = run(trial, ("one", [1]), ("half", [0.5]), ("two", [2]))
    if not log:
        fail("No task was resumed after its pause. Send None into each when its pause is over.")
    wanted = [(500, "half"), (1000, "one"), (2000, "two")]
    meaning = "one-by-one" if log[0][0] > 2000 else "too-long" if trial.now > 2000 else None
    see("Milliseconds and task", log, wanted, meaning)


def test_pauses(trial):
    "A task may pause again and again"
    log = run(trial, ("a", [0.3, 0.3, 0.3]), ("b", [0.4, 0.4]))
    wanted = [(300, "a"), (400, "b"), (600, "a"), (800, "b"), (900, "a")]
    see("Milliseconds and task", log, wanted, "too-long" if trial.now > 900 else None)


def test_busy(trial):
    "A task that computes for a second does not put off the others for longer"
    import time

    log = []

    def busy():
        yield 0.1
        time.sleep(1)
        yield 0.1
        log.append(trial.now)

    trial.get("run")(busy(), task(trial, log, "b", 0.5))
    meaning = None if trial.now <= 1200 else "busy" if trial.now < 1300 else "too-long"
    see("Milliseconds", log, [(1100, "b"), 1200], meaning)
