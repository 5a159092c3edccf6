# How strictly does Python keep the two types apart?
import inspect
from collections.abc import Coroutine, Awaitable, Generator, Iterator
from types import CoroutineType, GeneratorType

def gen():
    yield 1

async def coro():
    return 1

g, c = gen(), coro()

def row(label, test):
    print(f"{label:25}", test(g), test(c))

row("type", lambda x: type(x).__name__)
row("isinstance GeneratorType", lambda x: isinstance(x, GeneratorType))
row("isinstance CoroutineType", lambda x: isinstance(x, CoroutineType))
print("one a subclass of other  ", issubclass(CoroutineType, GeneratorType),
      issubclass(GeneratorType, CoroutineType))
row("abc Iterator", lambda x: isinstance(x, Iterator))
row("abc Generator", lambda x: isinstance(x, Generator))
row("abc Awaitable", lambda x: isinstance(x, Awaitable))
row("abc Coroutine", lambda x: isinstance(x, Coroutine))
row("inspect.isgenerator", inspect.isgenerator)
row("has __next__", lambda x: hasattr(x, "__next__"))
row("has __await__", lambda x: hasattr(x, "__await__"))
methods = ("send", "throw", "close")
row("has send/throw/close", lambda x: all(hasattr(x, m) for m in methods))

for text in ("next(c)", "list(c)", "iter(c)"):
    try:
        eval(text)
    except TypeError as error:
        print(f"{text:8} TypeError: {error}")

def plain():
    yield from c
try:
    next(plain())
except TypeError as error:
    print("plain generator, yield from c:", error)
c.close()
for source in ("async def f(): yield from x", "def f(): await x"):
    try:
        compile(source, "", "exec")
    except SyntaxError as error:
        print("SyntaxError:", error.msg)
