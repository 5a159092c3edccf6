import time


def run(*tasks):
    tasks = list(tasks)
    while tasks:
        for task in list(tasks):
            try:
                time.sleep(task.send(None))
            except StopIteration:
                tasks.remove(task)
