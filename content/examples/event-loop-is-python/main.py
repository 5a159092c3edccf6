# Which is implemented at a lower level, the event loop or the generator?
import asyncio
import inspect
from types import CoroutineType, GeneratorType

loop = asyncio.BaseEventLoop
for thing in (loop.run_forever, loop._run_once, loop.call_later,
              asyncio.gather, asyncio.sleep):
    file = inspect.getsourcefile(thing).rsplit("/", 1)[1]
    print(f"{thing.__qualname__:26} {type(thing).__name__:18} {file}")

for thing in (GeneratorType.send, CoroutineType.send):
    print(f"{thing.__qualname__:26} {type(thing).__name__:18} compiled C")

source = inspect.getsource(loop._run_once)
print([line.strip() for line in source.splitlines() if "_selector" in line])
