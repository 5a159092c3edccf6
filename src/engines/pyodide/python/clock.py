"""Waiting and telling the time, by the real clock or by a virtual one."""

import threading
import time

try:
    from pyodide.webloop import _orig_sleep as _c_sleep
except ImportError:
    _c_sleep = time.sleep

_host = None
_virtual = False
_asleep = 0.0


def wait(seconds, what):
    """Let the time pass. The host shows what was printed before it blocks the thread.

    `what` is "blocked" for the thread, "loop-wait" for the event loop: a trace looks at calls of this function.
    """
    global _asleep
    _host.block(seconds * 1000)
    _asleep += seconds


def sleep(seconds, /):
    """sleep(seconds)

    Delay execution for a given number of seconds.  The argument may be
    a floating-point number for subsecond precision."""
    if not isinstance(seconds, float) and hasattr(seconds, "__index__"):
        seconds = seconds.__index__()
    if isinstance(seconds, (int, float)) and 0 < seconds < 1e9:
        wait(seconds, "blocked")
    else:
        _c_sleep(seconds)  # returns at once, or says what is wrong with the argument


sleep.__module__ = "time"


def is_virtual():
    return _virtual


def stopwatch():
    """A function that tells the milliseconds since the program's first instruction."""
    counter = time.perf_counter
    if _virtual:
        return _host.now
    # The interpreter's own clock costs a third of what a call of the host costs.
    start = counter() - _host.now() / 1000
    return lambda: (counter() - start) * 1000


_get_clock_info = time.get_clock_info


def get_clock_info(name, /):
    """get_clock_info(name: str) -> dict

    Get information of the specified clock."""
    return _get_clock_info("process_time" if name == "thread_time" else name)  # there is one thread


get_clock_info.__module__ = "time"


def install(host, virtual=False):
    global _host, _virtual
    _host = host
    _virtual = virtual
    time.sleep = sleep
    time.get_clock_info = get_clock_info
    if virtual:
        _install_virtual(host)
    else:
        _install_process_time()


def _install_process_time():
    """Emscripten's processor time includes the time that the thread sleeps; a real process's does not."""
    clock = time.process_time

    def process_time():
        return clock() - _asleep

    def process_time_ns():
        return round(process_time() * 1e9)

    time.process_time = time.thread_time = process_time
    time.process_time_ns = time.thread_time_ns = process_time_ns


def _install_virtual(host):
    """Time stands still but for sleeping: timed programs become instant and exact.

    Each look at a clock takes a microsecond, so that a loop that waits for the clock ends and no duration is 0.
    """
    start = time.time()

    def monotonic():
        return host.now() / 1000

    def monotonic_ns():
        return round(host.now() * 1_000_000)

    time.monotonic = time.perf_counter = time.process_time = time.thread_time = monotonic
    threading._time = monotonic  # taken when it was imported
    time.monotonic_ns = time.perf_counter_ns = time.process_time_ns = time.thread_time_ns = monotonic_ns
    time.time = lambda: start + monotonic()
    time.time_ns = lambda: round(start * 1e9) + monotonic_ns()
