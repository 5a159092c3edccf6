import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    ...


async def task(delay):
    print(f"Starting task with delay {delay}")
    await Sleep(delay)
    print(f"Task completed after {delay} seconds")
    return delay


if __name__ == "__main__":
    print(run(task(1), task(0.5), task(2)))
