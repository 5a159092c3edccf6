# Can an async generator delegate? Ask the compiler of this Python.

PROGRAMS = [
    "def f(): yield 1; yield from g()",
    "async def f(): yield 1; yield from g()",
    "def f(): yield 1; return 2",
    "async def f(): yield 1; return 2",
]

for program in PROGRAMS:
    try:
        compile(program, "<program>", "exec")
        print(f"{program:39} compiles")
    except SyntaxError as error:
        print(f"{program:39} {error.msg}")
