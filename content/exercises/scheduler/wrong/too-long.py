import heapq
import time


def run(*tasks):
    heap = [(0, number, task) for number, task in enumerate(tasks)]
    while heap:
        pause, number, task = heapq.heappop(heap)
        time.sleep(pause)
        try:
            heapq.heappush(heap, (task.send(None), number, task))
        except StopIteration:
            pass
