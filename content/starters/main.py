import asyncio


async def speak(word, delay):
    await asyncio.sleep(delay)
    print(word)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(speak("yield", 1))
        group.create_task(speak("await", 0.5))


asyncio.run(main())
