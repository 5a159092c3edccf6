# Does async/await need epoll? Make every such call explode, then go on.
import select
import selectors

def forbidden(*args, **kwargs):
    raise SystemError("a readiness system call was made")

for name in ("select", "poll", "epoll", "kqueue", "devpoll"):
    if hasattr(select, name):
        setattr(select, name, forbidden)
selectors.DefaultSelector = forbidden

try:
    selectors.DefaultSelector()
except SystemError as error:
    print("guard works:", error)

class Turn:
    def __await__(self):
        yield

async def count(name, log):
    for n in range(2):
        log.append(f"{name}{n}")
        await Turn()

log = []
jobs = [count("a", log), count("b", log), count("c", log)]
while jobs:
    job = jobs.pop(0)
    try:
        job.send(None)
        jobs.append(job)
    except StopIteration:
        pass
print(" ".join(log))
