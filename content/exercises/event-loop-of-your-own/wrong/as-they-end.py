import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    waiting = [(time.monotonic(), number, coroutine) for number, coroutine in enumerate(coroutines)]
    results = []
    while waiting:
        waiting.sort()
        due, number, coroutine = waiting.pop(0)
        time.sleep(max(0, due - time.monotonic()))
        try:
            waiting.append((time.monotonic() + coroutine.send(None), number, coroutine))
        except StopIteration as stop:
            results.append(stop.value)
    return results
