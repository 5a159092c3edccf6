import heapq
import time


def run(*tasks):
    heap = [(time.monotonic(), number, task) for number, task in enumerate(tasks)]
    while heap:
        due, number, task = heapq.heappop(heap)
        while time.monotonic() < due:
            pass
        try:
            pause = task.send(None)
        except StopIteration:
            continue
        heapq.heappush(heap, (time.monotonic() + pause, number, task))
