# Does `async for` make the generator async? Look, and do without it.
import inspect

class Pause:
    def __init__(self, note):
        self.note = note
    def __await__(self):
        yield self.note

async def async_gen():
    for i in range(3):
        yield i
        await Pause(f"pause after {i}")

flags = async_gen.__code__.co_flags
print("CO_ASYNC_GENERATOR set by the compiler:",
      bool(flags & inspect.CO_ASYNC_GENERATOR))
agen = async_gen()
print("type:", type(agen).__name__)
for attempt in ("for x in agen: pass", "list(agen)", "next(agen)"):
    try:
        exec(attempt)
    except TypeError as error:
        print(f"{attempt:20} TypeError: {error}")

print("driven by hand, no async for, no event loop:")
running = True
while running:
    step = agen.__anext__()    # an awaitable: send to it, as to a coroutine
    while True:
        try:
            print("  await yielded ", step.send(None))
        except StopIteration as item:         # the generator's own `yield`
            print("  yield delivered", item.value)
            break
        except StopAsyncIteration:
            print("  StopAsyncIteration")
            running = False
            break
