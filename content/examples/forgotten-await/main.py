# Which errors does a forgotten `await` lead to?
import asyncio

async def fetch():
    return {"name": "Ada"}

def unpack(data):
    name, = data

USES = {
    "fetch()['name']": lambda data: data["name"],
    "for key in fetch()": lambda data: list(data),
    "fetch().keys()": lambda data: data.keys(),
    "len(fetch())": lambda data: len(data),
    "name, = fetch()": unpack,
    "fetch()()": lambda data: data(),
}

async def main():
    for code, use in USES.items():
        coro = fetch()
        try:
            use(coro)
        except (TypeError, AttributeError) as error:
            print(f"{code:19} {type(error).__name__}: {error}")
        coro.close()
    print("with await:        ", (await fetch())["name"])

asyncio.run(main())
