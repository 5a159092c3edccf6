# What does the compiler emit for `await x`, and what for `yield from x`?
import dis

async def with_await():
    return await x

def with_yield_from():
    return (yield from x)

def listing(function):
    return [(ins.opname, str(ins.argval) if ins.opname in ("RESUME", "YIELD_VALUE") else "")
            for ins in dis.get_instructions(function)]

left, right = listing(with_await), listing(with_yield_from)
print(f"  {'await x':30}yield from x")
for a, b in zip(left, right, strict=True):
    mark = " " if a == b else "*"
    print(mark, f"{' '.join(a).strip():30}{' '.join(b).strip()}")
print("instructions that differ:", sum(a != b for a, b in zip(left, right)), "of", len(left))
