# What does it take to make a generator function that `await` accepts?
from inspect import CO_ITERABLE_COROUTINE, isawaitable
import types

def plain():
    got = yield "from a generator"
    return got * 2

async def wait_for(make):
    return await make()

def drive(coro, answer):
    try:
        print("  suspended on:", coro.send(None))
        coro.send(answer)
    except StopIteration as stop:
        print("  returned:", stop.value)
    except TypeError as error:
        print("  TypeError:", error)

print("before:", bool(plain.__code__.co_flags & CO_ITERABLE_COROUTINE))
drive(wait_for(plain), 21)

plain = types.coroutine(plain)
print("after: ", bool(plain.__code__.co_flags & CO_ITERABLE_COROUTINE))
drive(wait_for(plain), 21)
print("still a generator:", isinstance(plain(), types.GeneratorType),
      "| inspect.isawaitable:", isawaitable(plain()))
