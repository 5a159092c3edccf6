# When the interpreter has warmed up: what is SEND, for each of the two?
import dis

async def leaf():
    return 1

def leaf_gen():
    return 1
    yield

async def with_await():
    return await leaf()

def with_yield_from():
    return (yield from leaf_gen())

def drive(job):
    try:
        job.send(None)
    except StopIteration as stop:
        return stop.value

for _ in range(500):
    drive(with_await())
    drive(with_yield_from())

for function in (with_await, with_yield_from):
    found = [ins.opname
             for ins in dis.get_instructions(function, adaptive=True)
             if ins.opname.startswith("SEND")]
    print(f"{function.__name__:16}", found)
