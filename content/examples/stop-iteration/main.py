# How do the two return, and what becomes of a StopIteration of one's own?
def gen(value):
    return value
    yield

async def coro(value):
    return value

for make in (gen, coro):
    try:
        make("payload").send(None)
    except StopIteration as stop:
        print(f"{make.__name__:5} StopIteration.value = {stop.value!r}")

def bad_gen():
    raise StopIteration("leak")
    yield

async def bad_coro():
    raise StopIteration("leak")

for make in (bad_gen, bad_coro):
    try:
        make().send(None)
    except RuntimeError as error:
        print(f"{make.__name__:9} RuntimeError: {error}")

for make in (gen, coro):
    job = make(1)
    try:
        job.send("too early")
    except TypeError as error:
        print(f"{make.__name__:5} TypeError: {error}")
    job.close()

for make in (gen, coro):
    job = make(1)
    for turn in (1, 2):
        try:
            job.send(None)
        except (StopIteration, RuntimeError) as error:
            kind = type(error).__name__
            print(f"{make.__name__:5} send #{turn}: {kind}: {error}")
