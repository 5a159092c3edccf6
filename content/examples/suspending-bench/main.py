# What does a suspension cost, through await and through yield from?
import sys
import time
import types

@types.coroutine
def bottom(turns):                      # the same object under both chains
    for _ in range(turns):
        yield

def delegates(depth, turns):
    if depth == 0:
        return (yield from bottom(turns))
    return (yield from delegates(depth - 1, turns))

async def awaits(depth, turns):
    if depth == 0:
        return await bottom(turns)
    return await awaits(depth - 1, turns)

def drive(function, depth, turns):
    job, suspensions = function(depth, turns), 0
    start = time.perf_counter()
    try:
        while True:
            job.send(None)
            suspensions += 1
    except StopIteration:
        return time.perf_counter() - start, suspensions

for depth in (0, 10):
    runs = [(drive(delegates, depth, 3000), drive(awaits, depth, 3000))
            for _ in range(25)]         # take turns
    (generators, a), (coroutines, b) = (min(times) for times in zip(*runs))
    print(f"chain of {depth + 1}: {a} and {b} suspensions,",
          "neither twice as fast:", 0.5 < coroutines / generators < 2)
    print(f"await time / yield from time = {coroutines / generators:.2f}",
          file=sys.stderr)
