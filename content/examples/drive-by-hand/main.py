# Does a coroutine need an event loop, or only somebody who calls send()?
import asyncio

class Ask:
    def __init__(self, question):
        self.question = question
    def __await__(self):
        answer = yield self.question
        return answer

async def inner():
    return await Ask("your name?")

async def outer():
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print("asyncio says:", error)
    return "hello " + await inner()

coro = outer()
print("yielded:", coro.send(None))
try:
    coro.send("Ada")
except StopIteration as stop:
    print("returned:", stop.value)
