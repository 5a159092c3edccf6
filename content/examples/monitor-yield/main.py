# Ask the interpreter: which functions yield during an `await`?
import sys

class Pause:
    def __await__(self):
        yield "tick"

async def inner():
    await Pause()

async def outer():
    await inner()

log = []

def on_yield(code, offset, value):
    log.append(f"PY_YIELD  {code.co_qualname} -> {value!r}")

def on_resume(code, offset):
    log.append(f"PY_RESUME {code.co_qualname}")

mon = sys.monitoring                     # since Python 3.12
TOOL = mon.PROFILER_ID
mon.use_tool_id(TOOL, "who yields?")
mon.register_callback(TOOL, mon.events.PY_YIELD, on_yield)
mon.register_callback(TOOL, mon.events.PY_RESUME, on_resume)
coro = outer()
mon.set_events(TOOL, mon.events.PY_YIELD | mon.events.PY_RESUME)
coro.send(None)
try:
    coro.send(None)
except StopIteration:
    pass
mon.set_events(TOOL, 0)
mon.free_tool_id(TOOL)
print("\n".join(log))
