import asyncio


@asyncio.coroutine
def fetch(page, seconds):
    print("asking for", page)
    yield from asyncio.sleep(seconds)
    return "<h1>" + page + "</h1>"


@asyncio.coroutine
def fetch_all(pages):
    tasks = [asyncio.ensure_future(fetch(*page)) for page in pages]
    found = []
    for task in tasks:
        found.append((yield from task))
    return found


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(fetch_all([("news", 1), ("sport", 0.5)])))
    loop.close()
