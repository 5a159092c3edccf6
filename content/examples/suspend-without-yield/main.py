# Can `await` suspend in a program that contains not one `yield`?
import dis

class Three:
    def __await__(self):
        return iter(["one", "two", "three"])     # any iterator will do

async def job():
    await Three()
    return "done"

coro = job()
try:
    while True:
        print("suspended on", coro.send(None))
except StopIteration as stop:
    print("returned", stop.value)
print("YIELD_VALUE instructions inside job():",
      sum(ins.opname == "YIELD_VALUE" for ins in dis.get_instructions(job)))
