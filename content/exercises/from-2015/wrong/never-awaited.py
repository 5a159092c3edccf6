import asyncio


async def fetch(page, seconds):
    print("asking for", page)
    asyncio.sleep(seconds)
    return "<h1>" + page + "</h1>"


async def fetch_all(pages):
    tasks = [asyncio.create_task(fetch(*page)) for page in pages]
    return [await task for task in tasks]
