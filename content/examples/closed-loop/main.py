# What still works when a loop is closed?
import asyncio

async def remember_the_loop():
    return asyncio.get_running_loop()

loop = asyncio.run(remember_the_loop())   # which closes it at its end
print("closed:", loop.is_closed())
coro = remember_the_loop()
for name, call in (("call_soon", lambda: loop.call_soon(print)),
                   ("run_until_complete",
                    lambda: loop.run_until_complete(coro))):
    try:
        call()
    except RuntimeError as error:
        print(f"{name}: RuntimeError: {error}")
print("asyncio.run makes another one:", asyncio.run(coro) is not loop)
