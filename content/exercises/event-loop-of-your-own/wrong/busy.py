import heapq
import time


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


def run(*coroutines):
    results = [None] * len(coroutines)
    heap = [(time.monotonic(), number) for number in range(len(coroutines))]
    while heap:
        due, number = heapq.heappop(heap)
        while time.monotonic() < due:
            pass
        try:
            seconds = coroutines[number].send(None)
        except StopIteration as stop:
            results[number] = stop.value
        else:
            heapq.heappush(heap, (time.monotonic() + seconds, number))
    return results
