# Are async and await reserved words, and what does `async` do to a function at compile time?
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
names = {}
exec(source, names)
for node in ast.parse(source).body:
    flags = names[node.name].__code__.co_flags
    marks = [flag for flag in ("CO_GENERATOR", "CO_COROUTINE", "CO_ASYNC_GENERATOR")
             if flags & getattr(inspect, flag)]
    print(f"{node.name:3} {type(node).__name__:17} {' '.join(marks) or '-'}")
