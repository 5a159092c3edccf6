def coroutine(trial, name, *arguments):
    made = trial.get(name)(*arguments)
    if type(made) is types.GeneratorType:
        fail(f"`{name}` gives a generator.", "still-a-generator")
    if type(made) is not types.CoroutineType:
        fail(f"`{name}` gives {type(made).__name__}, and should give a coroutine.")
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
    see("Milliseconds", trial.now, 2000, "one-by-one" if trial.now == 3500 else None)
    see("The pages", found, ["<h1>news</h1>", "<h1>sport</h1>", "<h1>books</h1>"])
    see("Printed", trial.lines, ["asking for news", "asking for sport", "asking for books"])
