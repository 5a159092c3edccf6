# Move part of a generator into a helper: what gets lost on the way?

def helper():
    try:
        answer = yield "question"
        print("  helper heard:", answer)
        yield "more"
    except KeyError as error:
        print("  helper caught:", repr(error))
        yield "mended"
    return "result"

def with_a_loop():                       # all there was before Python 3.3
    for value in helper():
        yield value

def with_yield_from():
    result = yield from helper()
    yield f"returned {result!r}"

def play(make):
    job = make()
    print("  out:", next(job))
    print("  out:", job.send("Ada"))
    try:
        print("  out:", job.throw(KeyError("lost")))
        print("  out:", next(job))
    except KeyError as error:
        print("  never reached the helper:", repr(error))

ways = {"for loop": with_a_loop, "yield from": with_yield_from}
for name, make in ways.items():
    print(name)
    play(make)
