import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    results = []
    for coroutine in coroutines:
        try:
            while True:
                time.sleep(coroutine.send(None))
        except StopIteration as stop:
            results.append(stop.value)
    return results
