async def gather(*coroutines):
    return list(coroutines)
