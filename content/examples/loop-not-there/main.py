# Which calls need a running loop, and what do they say without one?
import asyncio

async def work():
    return "done"

def attempt(name, call):
    try:
        made = call()
        print(f"  {name}: works")
        return made
    except RuntimeError as error:
        print(f"  {name}: RuntimeError: {error}")

def everything(coro):
    attempt("get_running_loop", asyncio.get_running_loop)
    attempt("get_event_loop", asyncio.get_event_loop)
    return attempt("create_task", lambda: asyncio.create_task(coro))

print("outside:")
coro = work()
everything(coro)

async def main():
    print("inside:")
    task = everything(coro)
    print("the task:", await task)

asyncio.run(main())
