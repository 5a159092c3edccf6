"""What a program finds out about itself, by the documented attributes alone: compared with what was recorded."""
import asyncio
import gc
import itertools
import json
import sys

# What is alive before the program has made anything is none of its coroutines: gc.get_objects() leaves it out, and is quick.
gc.freeze()

GENERATORS = 0x2A0  # flags of generators, coroutines and async generators
WRAPPERS = "async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"


def print_facts(frame):
    facts = {}
    loop = asyncio._get_running_loop()
    stack = running_frames(frame)
    tasks = live_tasks()
    first = {id(task): frame_behind(task.get_coro()) for task in tasks}
    facts["tasks"] = sorted(task_facts(task, stack, first) for task in tasks)
    facts["free"] = sorted(free_chains(tasks))
    facts["ready"] = [call_facts(handle) for handle in (loop._ready if loop else ())]
    timers = sorted(loop._scheduled if loop else (), key=lambda timer: timer._when)
    facts["timers"] = [call_facts(timer) for timer in timers]
    facts["gaps"] = [round((b._when - a._when) * 1000) for a, b in zip(timers, timers[1:])]
    print("FACTS " + json.dumps(facts))


def live_tasks():
    """Those of every event loop, whether it runs or not."""
    loops = [each for each in gc.get_objects() if isinstance(each, asyncio.BaseEventLoop)]
    return [task for loop in loops for task in asyncio.all_tasks(loop)]


def running_frames(frame):
    """Outermost first."""
    found = []
    while frame is not None:
        found.insert(0, frame)
        frame = frame.f_back
    return found


def task_facts(task, stack, first):
    """`first` has the outermost frame of every task."""
    coro = task.get_coro()
    start = first[id(task)]
    if start in stack:
        # A function, or the first frame of another task, is called by the frame before, not awaited.
        others = [each for each in first.values() if each is not start]
        called = stack[stack.index(start) :]
        frames = itertools.takewhile(lambda each: each.f_code.co_flags & GENERATORS and each not in others, called)
        return [task.get_name(), [[frame.f_code.co_qualname, frame.f_lineno] for frame in frames], "running"]
    frames, end = walk(coro)
    return [task.get_name(), frames, end]


def frame_behind(link):
    while type(link).__name__ in WRAPPERS:
        link = gc.get_referents(link)[0]
    return link.ag_frame if type(link).__name__ == "async_generator" else link.cr_frame


def free_chains(tasks):
    """The chains of all suspended generators and coroutines of the program, but for those of tasks."""
    seen = set()
    for task in tasks:
        walk(task.get_coro(), seen)
    started = [each for each in gc.get_objects() if is_suspended_here(each)]
    inner = set()
    for each in started:
        links = set()
        walk(each, links)
        inner |= links - {id(each)}
    return [walk(each)[0] for each in started if id(each) not in seen | inner]


def is_suspended_here(value):
    for prefix in ("cr", "gi", "ag"):
        if type(value).__name__ in ("coroutine", "generator", "async_generator"):
            if getattr(value, f"{prefix}_suspended", False):
                return getattr(value, f"{prefix}_code").co_filename == sys.modules["__main__"].__file__
    return False


def walk(link, seen=None):
    frames = []
    while True:
        if seen is not None:
            seen.add(id(link))
        kind = type(link).__name__
        if kind in WRAPPERS:
            link = gc.get_referents(link)[0]
        elif kind == "coroutine":
            frames.append([link.cr_code.co_qualname, link.cr_frame.f_lineno])
            if link.cr_await is None:
                return frames, "yield" if link.cr_suspended else "running" if link.cr_running else "created"
            link = link.cr_await
        elif kind == "generator":
            frames.append([link.gi_code.co_qualname, link.gi_frame.f_lineno])
            if link.gi_yieldfrom is None:
                return frames, "yield" if link.gi_suspended else "running" if link.gi_running else "created"
            link = link.gi_yieldfrom
        elif kind == "async_generator":
            frames.append([link.ag_code.co_qualname, link.ag_frame.f_lineno])
            if link.ag_await is None:
                return frames, "yield" if link.ag_suspended else "running" if link.ag_running else "created"
            link = link.ag_await
        elif kind == "FutureIter":
            (future,) = [each for each in gc.get_referents(link) if asyncio.isfuture(each)]
            return frames, type(future).__name__ + " done" * future.done()
        else:
            return frames, kind


def call_facts(handle):
    if handle._cancelled:
        return "cancelled"
    owner = getattr(handle._callback, "__self__", None)
    return f"for {owner.get_name()}" if isinstance(owner, asyncio.Task) else "call"
