import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    waiting = [(time.monotonic(), number, coroutine) for number, coroutine in enumerate(coroutines)]
    while waiting:
        waiting.sort()
        due, number, coroutine = waiting.pop(0)
        time.sleep(max(0, due - time.monotonic()))
        waiting.append((time.monotonic() + coroutine.send(None), number, coroutine))
