# Which lines suspend a coroutine? Not all of them say `await`.
import types

@types.coroutine
def pause(reason):
    yield reason

class Door:
    async def __aenter__(self):
        await pause("entering")
    async def __aexit__(self, *error):
        await pause("leaving")

async def items():
    for n in (1, 2):
        await pause(f"fetching {n}")
        yield n

SOURCE = '''
async def visit():
    async with Door():
        found = [n async for n in items()]
        print("inside:", found)
    print("outside")
'''
print("await in the source:", SOURCE.count("await"))
exec(SOURCE)

job, lines = visit(), SOURCE.splitlines()
try:
    while True:
        reason = job.send(None)
        print(f"{reason:10} |", lines[job.cr_frame.f_lineno - 1].strip())
except StopIteration:
    pass
