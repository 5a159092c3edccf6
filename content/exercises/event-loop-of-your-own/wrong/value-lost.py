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
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            seconds = coroutines[number].send(None)
        except StopIteration:
            pass
        else:
            heapq.heappush(heap, (time.monotonic() + seconds, number))
    return results
