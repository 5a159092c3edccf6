# Are async and await reserved, and what does `async` do when compiled?
import ast
import inspect
import keyword

print("keywords:", keyword.iskeyword("async"), keyword.iskeyword("await"))

source = """
async def a(): pass
def g(): yield
async def ag(): yield
def f(): pass
"""
KINDS = ("CO_GENERATOR", "CO_COROUTINE", "CO_ASYNC_GENERATOR")
names = {}
exec(source, names)
for node in ast.parse(source).body:
    flags = names[node.name].__code__.co_flags
    marks = [flag for flag in KINDS if flags & getattr(inspect, flag)]
    print(f"{node.name:3} {type(node).__name__:17}",
          " ".join(marks) or "-")
