import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    waiting = [(0, number, coroutine) for number, coroutine in enumerate(coroutines)]
    results = {}
    while waiting:
        waiting.sort()
        pause, number, coroutine = waiting.pop(0)
        time.sleep(pause)
        try:
            waiting.append((coroutine.send(None), number, coroutine))
        except StopIteration as stop:
            results[number] = stop.value
    return [results[number] for number in sorted(results)]
