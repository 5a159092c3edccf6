import time


def run(*tasks):
    ...


def delayed_task(delay):
    print(f"Starting task with delay {delay}")
    yield delay
    print(f"Task completed after {delay} seconds")


if __name__ == "__main__":
    run(delayed_task(1), delayed_task(0.5), delayed_task(2))
