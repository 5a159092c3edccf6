def coroutine(trial, name, *arguments):
    made = trial.get(name)(*arguments)
    if type(made) is types.GeneratorType:
        fail(f"`{name}` gives a generator.", "still-a-generator")
    if type(made) is not types.CoroutineType:
        fail(f"`{name}` gives an object of type {type(made).__name__}, and no coroutine. `async def` makes one, without a `yield`.")
    return made


def test_fetch(trial):
    "fetch waits for its seconds, and gives the page"
    page = asyncio.run(coroutine(trial, "fetch", "news", 1))
    if trial.blocking:
        fail("It slept with `time.sleep`.", "blocks")
    see("Milliseconds", trial.now, 1000)
    see("The page", page, "<h1>news</h1>")


def test_all(trial):
    "All pages are fetched together"
    found = asyncio.run(coroutine(trial, "fetch_all", [("news", 1), ("sport", 0.5), ("books", 2)]))
    if type(found) is list and any(isinstance(page, asyncio.Future) for page in found):
        fail("`fetch_all` gives back tasks, and not the pages.", "tasks-returned")
    see("Milliseconds", trial.now, 2000, "one-by-one" if trial.now == 3500 else None)
    wanted = ["<h1>news</h1>", "<h1>sport</h1>", "<h1>books</h1>"]
    see("The pages", found, wanted, "as-they-come" if type(found) is list and sorted(found) == sorted(wanted) else None)
    see("Printed", trial.lines, ["asking for news", "asking for sport", "asking for books"])
