# Do throw() and close() reach the innermost pause, through either word?
class Pause:
    def __await__(self):
        yield "paused"

async def inner_coro():
    try:
        await Pause()
    except ValueError as error:
        print("  inner caught", repr(error))
    finally:
        print("  inner finally")

async def outer_coro():
    await inner_coro()

def inner_gen():
    try:
        yield "paused"
    except ValueError as error:
        print("  inner caught", repr(error))
    finally:
        print("  inner finally")

def outer_gen():
    yield from inner_gen()

for make in (outer_gen, outer_coro):
    print(make.__name__)
    job = make()
    job.send(None)
    try:
        job.throw(ValueError("thrown in"))
    except StopIteration:
        print("  finished")
    job = make()
    job.send(None)
    job.close()
    print("  closed")
