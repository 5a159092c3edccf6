# Where may `await`, `async for` and `async with` stand?
PROGRAMS = {
    "on its own": "await x",
    "in a function": "def f(): await x",
    "in a lambda": "lambda: await x",
    "async for": "def f():\n  async for a in x: pass",
    "async with": "def f():\n  async with x: pass",
    "comprehension": "def f(): return [a async for a in x]",
    "in async def": "async def f(): await x",
}

for name, program in PROGRAMS.items():
    try:
        compile(program, "<program>", "exec")
        print(f"{name:14} compiles")
    except SyntaxError as error:
        print(f"{name:14} SyntaxError: {error.msg}")
