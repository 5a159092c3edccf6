"""Found by a native Python through PYTHONPATH, before the example: sleeping only moves the clock.

Timed examples become instant and exact, and every class of asyncio stays what it is. time.perf_counter stays real, for
programs that measure themselves.
"""

import selectors
import time

_now = 0.0


def _sleep(seconds):
    global _now
    _now += max(0.0, seconds)


def _monotonic():
    global _now
    _now += 1e-6  # each look takes a moment, so that a loop that waits for the clock ends
    return _now


def _without_waiting(select):
    def wrapper(self, timeout=None):
        ready = select(self, 0)
        if not ready and timeout is None:
            return select(self, None)  # nothing but a file can wake it
        if not ready and timeout > 0:
            _sleep(timeout)
        return ready

    return wrapper


for _name in ("SelectSelector", "PollSelector", "EpollSelector", "DevpollSelector", "KqueueSelector"):
    if _class := getattr(selectors, _name, None):
        _class.select = _without_waiting(_class.select)

time.sleep = _sleep
time.monotonic = _monotonic
