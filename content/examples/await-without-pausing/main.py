# Does `await` tell the loop anything? Watch when `other` gets its turn.
import asyncio

async def returns_at_once(n):
    return n

async def busy():
    for n in range(3):
        await returns_at_once(n)
        print("busy: after await", n)

async def polite():
    for n in range(3):
        await asyncio.sleep(0)
        print("polite: after await", n)

async def other(name):
    print(f"{name}: my first turn")

async def main():
    await asyncio.gather(busy(), other("other"))
    print("--")
    await asyncio.gather(polite(), other("other"))
    print("--")
    finished = asyncio.get_running_loop().create_future()
    finished.set_result("ready")
    asyncio.get_running_loop().call_soon(print, "the loop got a turn")
    print("await on a finished future:", await finished)
    await asyncio.sleep(0)

asyncio.run(main())
