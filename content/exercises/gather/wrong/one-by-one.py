async def gather(*coroutines):
    return [await coroutine for coroutine in coroutines]
