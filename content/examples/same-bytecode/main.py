# What does the compiler emit for `await x`, and what for `yield from x`?
import dis
from difflib import SequenceMatcher
from itertools import zip_longest

async def with_await():
    return await x

def with_yield_from():
    return (yield from x)

def listing(function):
    return [f"{ins.opname} {ins.argval}"
            if ins.opname in ("RESUME", "YIELD_VALUE") else ins.opname
            for ins in dis.get_instructions(function)]

left, right = listing(with_await), listing(with_yield_from)
print(f"  {'await x':30}yield from x")
differ = 0
for kind, i, j, k, l in SequenceMatcher(None, left, right).get_opcodes():
    for a, b in zip_longest(left[i:j], right[k:l], fillvalue=""):
        mark = " " if kind == "equal" else "*"
        print(mark, f"{a:30}{b}")
        differ += kind != "equal"
print("instructions that differ:", differ, "of", len(left))
