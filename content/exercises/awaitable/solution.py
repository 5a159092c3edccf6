class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        return (yield self.question)


async def greet():
    name = await Ask("name?")
    return f"hello {name}"


if __name__ == "__main__":
    coroutine = greet()
    print(coroutine.send(None))
    try:
        coroutine.send("Ada")
    except StopIteration as stop:
        print(stop.value)
