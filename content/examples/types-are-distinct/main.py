# The evidence for the article's side: how strictly does Python keep the two types apart?
import inspect
from collections.abc import Coroutine, Awaitable, Generator, Iterator
from types import CoroutineType, GeneratorType

def gen():
    yield 1

async def coro():
    return 1

g, c = gen(), coro()
print("type                     ", type(g).__name__, type(c).__name__)
print("isinstance GeneratorType ", isinstance(g, GeneratorType), isinstance(c, GeneratorType))
print("isinstance CoroutineType ", isinstance(g, CoroutineType), isinstance(c, CoroutineType))
print("one a subclass of other  ", issubclass(CoroutineType, GeneratorType),
      issubclass(GeneratorType, CoroutineType))
print("abc Iterator             ", isinstance(g, Iterator), isinstance(c, Iterator))
print("abc Generator            ", isinstance(g, Generator), isinstance(c, Generator))
print("abc Awaitable            ", isinstance(g, Awaitable), isinstance(c, Awaitable))
print("abc Coroutine            ", isinstance(g, Coroutine), isinstance(c, Coroutine))
print("inspect.isgenerator      ", inspect.isgenerator(g), inspect.isgenerator(c))
print("has __next__             ", hasattr(g, "__next__"), hasattr(c, "__next__"))
print("has __await__            ", hasattr(g, "__await__"), hasattr(c, "__await__"))
print("has send/throw/close     ", all(hasattr(g, m) for m in ("send", "throw", "close")),
      all(hasattr(c, m) for m in ("send", "throw", "close")))
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
