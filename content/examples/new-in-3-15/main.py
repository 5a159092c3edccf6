# Do the three kinds say their state under the same name?
import asyncio

def generator():
    yield

async def coroutine():
    pass

async def async_generator():
    yield

kinds = {"gi": generator(), "cr": coroutine(), "ag": async_generator()}
for prefix, thing in kinds.items():
    for name in ("running", "suspended", "state"):
        attribute = f"{prefix}_{name}"
        print(f"{attribute:13}", getattr(thing, attribute, "not there"))
kinds["cr"].close()

group = getattr(asyncio, "TaskGroup", None)
print("TaskGroup:", group is not None)
print("its cancel():", hasattr(group, "cancel"))
