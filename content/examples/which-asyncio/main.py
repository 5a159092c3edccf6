# Which of asyncio's names does this Python have?
import asyncio
import inspect
import sys

CAME = {"ensure_future": "3.4.4", "run": "3.7", "create_task": "3.7",
        "get_running_loop": "3.7", "to_thread": "3.9", "Runner": "3.11",
        "TaskGroup": "3.11", "timeout": "3.11",
        "eager_task_factory": "3.12", "print_call_graph": "3.14"}
GONE = {"async": "3.7", "coroutine": "3.11"}

print(f"Python {sys.version_info.major}.{sys.version_info.minor}")
for name, version in CAME.items():
    print(f"{name:19} since {version:7} here: {hasattr(asyncio, name)}")
for name, version in GONE.items():
    print(f"{name:19} gone in {version:4} here: {hasattr(asyncio, name)}")
parameters = inspect.signature(asyncio.sleep).parameters
print("sleep() takes loop=, until 3.10:", "loop" in parameters)
