import asyncio


async def fetch(page, seconds):
    print("asking for", page)
    await asyncio.sleep(seconds)
    return "<h1>" + page + "</h1>"


async def fetch_all(pages):
    tasks = [asyncio.create_task(fetch(*page)) for page in pages]
    found = []
    for ended in asyncio.as_completed(tasks):
        found.append(await ended)
    return found
