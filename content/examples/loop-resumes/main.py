# Whom does the loop call, and how does the innermost coroutine hear of it?
import asyncio
import traceback

SHOWN = ("run_forever", "_run_once", "_run", "main", "middle", "leaf")

async def leaf(log):
    await asyncio.sleep(0)
    names = [frame.name for frame in traceback.extract_stack()]
    log.extend(name for name in names if name in SHOWN)
    return "leaf value"

async def middle(log):
    x = 41
    value = await leaf(log)
    return f"{value}, x still {x}"

async def main():
    log = []
    print(await asyncio.create_task(middle(log)))
    print(" > ".join(log))

asyncio.run(main())
