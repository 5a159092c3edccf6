# The same three delays with plain generators: can they wait together?
import heapq
import time

def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    yield delay                       # "wake me in so many seconds"
    print(f"Task completed after {delay} seconds")

def run(*tasks):
    heap = [(0.0, n, task) for n, task in enumerate(tasks)]  # n breaks ties
    start = time.monotonic()
    while heap:
        wake, n, task = heapq.heappop(heap)
        time.sleep(max(0.0, start + wake - time.monotonic()))
        try:
            pause = task.send(None)
        except StopIteration:
            continue
        heapq.heappush(heap, (time.monotonic() - start + pause, n, task))
    return time.monotonic() - start

elapsed = run(delayed_task(1), delayed_task(0.5), delayed_task(2))
print(f"all done in {elapsed:.1f} s")
