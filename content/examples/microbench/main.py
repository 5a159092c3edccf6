# PEP 492's micro-benchmark, smaller: is await faster than generators?
import sys
import time

def binary(n):
    if n <= 0:
        return 1
    left = yield from binary(n - 1)
    right = yield from binary(n - 1)
    return left + 1 + right

async def abinary(n):
    if n <= 0:
        return 1
    left = await abinary(n - 1)
    right = await abinary(n - 1)
    return left + 1 + right

def once(function, depth):
    start = time.perf_counter()
    try:
        function(depth).send(None)
    except StopIteration as stop:
        return time.perf_counter() - start, stop.value

print("calls:", once(binary, 13)[1], once(abinary, 13)[1])
runs = [(once(binary, 12)[0], once(abinary, 12)[0])    # they take turns
        for _ in range(25)]
generators, coroutines = (min(times) for times in zip(*runs))
ratio = coroutines / generators
print("neither is twice as fast as the other:", 0.5 < ratio < 2)
print(f"await time / yield from time = {ratio:.2f}", file=sys.stderr)
