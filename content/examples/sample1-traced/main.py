# The first sample with a clock and two counters: who waits when?
import time
t0 = time.monotonic()
passes = naps = 0

def stamp(text):
    print(f"{time.monotonic() - t0:.1f}s  {text}")

def delayed_task_gen(delay):
    stamp(f"Starting task with delay {delay}")
    yield
    time.sleep(delay)
    stamp(f"Task completed after {delay} seconds")

def run_tasks_gen():
    global passes, naps
    tasks = [delayed_task_gen(1), delayed_task_gen(0.5),
             delayed_task_gen(2)]
    for task in tasks:
        next(task)
    while True:
        passes += 1
        completed_count = 0
        for task in tasks:
            try:
                next(task)
            except StopIteration:
                completed_count += 1
        if completed_count == len(tasks):
            break
        naps += 1
        time.sleep(0.1)

run_tasks_gen()
stamp("all done")
print("passes of the while loop:", passes)
print("times time.sleep(0.1) ran:", naps)
