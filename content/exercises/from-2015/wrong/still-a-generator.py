import asyncio
import types


@types.coroutine
def fetch(page, seconds):
    print("asking for", page)
    yield from asyncio.sleep(seconds)
    return "<h1>" + page + "</h1>"


async def fetch_all(pages):
    return [await fetch(page, seconds) for page, seconds in pages]
