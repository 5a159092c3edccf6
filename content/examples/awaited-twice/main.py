# Can two wait for one coroutine? Can two delegate to one generator?
import types

@types.coroutine
def pause(word):
    yield word

async def coro():
    await pause("first")
    await pause("second")
    return "result"

def gen():
    yield "first"
    yield "second"
    return "result"

async def awaits(shared):
    return await shared

def delegates(shared):
    return (yield from shared)

def step(name, job):
    try:
        print(name, "gets", job.send(None))
    except StopIteration as stop:
        print(name, "returns", stop.value)
    except RuntimeError as error:
        print(name, "fails: RuntimeError:", error)

for make, wait in (gen, delegates), (coro, awaits):
    shared = make()
    a, b = wait(shared), wait(shared)
    print(f"--- two that wait for one {type(shared).__name__}")
    for name, job in ("a", a), ("b", b), ("a", a), ("b", b):
        step(name, job)
