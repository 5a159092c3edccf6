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
        except StopIteration as stop:
            results[number] = stop.value
        else:
            heapq.heappush(heap, (time.monotonic() + seconds, number))
    return results


async def task(delay):
    print(f"Starting task with delay {delay}")
    await Sleep(delay)
    print(f"Task completed after {delay} seconds")
    return delay


if __name__ == "__main__":
    print(run(task(1), task(0.5), task(2)))
