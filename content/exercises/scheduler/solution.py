import heapq
import time


def run(*tasks):
    now = time.monotonic()
    heap = [(now, number, task) for number, task in enumerate(tasks)]
    while heap:
        due, number, task = heapq.heappop(heap)
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            pause = task.send(None)
        except StopIteration:
            continue
        heapq.heappush(heap, (time.monotonic() + pause, number, task))


def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    yield delay
    print(f"Task completed after {delay} seconds")


if __name__ == "__main__":
    run(delayed_task(1), delayed_task(0.5), delayed_task(2))
