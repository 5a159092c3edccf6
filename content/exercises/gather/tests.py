async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


def run(trial, *delays):
    gather = trial.get("gather", "coroutine function")
    used = trial.uses("asyncio.gather", "asyncio.TaskGroup", "asyncio.wait", "asyncio.as_completed")
    if used:
        fail(f"Your program uses `{used}`.", "uses-it")

    async def main():
        return await gather(*map(nap, delays))

    result = asyncio.run(main())
    if type(result) is types.AsyncGeneratorType:
        fail("`gather` gives an async generator: an `await` in round brackets makes one. A list has square ones.")
    if type(result) is list and any(isinstance(one, asyncio.Future) for one in result):
        fail("The result is a list of tasks, and nobody waited for them.", "tasks-returned")
    return result


def test_together(trial):
    "Three naps of 1, 0.5 and 2 seconds take 2 seconds"
    result = run(trial, 1, 0.5, 2)
    if trial.now == 0:
        fail("No time went by: none of the coroutines ran to its end.", "never-awaited")
    see("Milliseconds", trial.now, 2000, "one-by-one" if trial.now == 3500 else "busy" if trial.now < 3500 else None)


def test_order(trial):
    "The results come in the order of the arguments"
    result = run(trial, 1, 0.5, 2)
    see("The result", result, [1, 0.5, 2], "as-they-end" if result == [0.5, 1, 2] else None)


def test_none(trial):
    "Of nothing it gives an empty list"
    see("The result", run(trial), [])


def test_error(trial):
    "An error of one comes out"
    gather = trial.get("gather", "coroutine function")

    async def bad():
        await asyncio.sleep(0.1)
        raise KeyError("bad")

    async def main():
        try:
            await gather(nap(0.2), bad())
        except KeyError:
            return "KeyError"
        return "no error"

    if asyncio.run(main()) == "no error":
        fail("One of them raised a KeyError, and it did not come out of `gather`.", "error-lost")
