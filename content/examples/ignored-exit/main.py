# What if a generator or a coroutine yields again when it is closed?
import types

@types.coroutine
def pause():
    yield "pause"

def gen():
    try:
        yield "item"
    finally:
        yield "one more"

async def coro():
    try:
        await pause()
    finally:
        await pause()

for job in (gen(), coro()):
    job.send(None)
    try:
        job.close()
    except RuntimeError as error:
        print("RuntimeError:", error)
