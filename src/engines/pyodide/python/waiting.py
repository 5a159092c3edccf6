"""Waiting for what can be read: select, poll, selectors and conditions wait as the clock does.

Emscripten's own functions return at once. Only the program acts here, so nothing becomes ready while it waits. A wait
without a limit could end only by Ctrl+C, so Ctrl+C comes at once.
"""

import selectors
import select
import signal
import sys
import threading
from asyncio import events

from . import clock

NOTHING_LEFT = (
    "Nothing is left to do: no timer is pending, and nothing else can wake this program.\n"
    "On a computer it would wait here until Ctrl+C is pressed; here that happens now."
)
#: A program may handle Ctrl+C and wait again. It gets so many signals; after that KeyboardInterrupt is raised directly.
_SIGNALS = 3

_select, _poll = select.select, select.poll
_poll_selector_select = selectors.PollSelector.select
_condition_wait = threading.Condition.wait
_interruptions = 0


def wait_for(look, seconds):
    """What `look` finds ready: at once, or after so many seconds. None means without a limit."""
    ready = look()
    if ready or seconds == 0:
        return ready
    if seconds is None:
        interrupt()
    else:
        clock.wait(seconds, "blocked" if events._get_running_loop() is None else "loop-wait")
    return look()


def interrupt():
    """Press Ctrl+C, since nothing else can happen."""
    global _interruptions
    _interruptions += 1
    if _interruptions > _SIGNALS:
        raise KeyboardInterrupt
    print(NOTHING_LEFT, file=sys.stderr)
    signal.raise_signal(signal.SIGINT)


def select_and_wait(rlist, wlist, xlist, timeout=None, /):
    """select(rlist, wlist, xlist[, timeout]) -> (rlist, wlist, xlist)"""
    if timeout is not None and timeout < 0:
        return _select(rlist, wlist, xlist, timeout)  # says that this is an error

    def look():
        ready = _select(rlist, wlist, xlist, 0)
        return ready if any(ready) else ()

    return wait_for(look, timeout) or ([], [], [])


select_and_wait.__name__ = select_and_wait.__qualname__ = "select"
select_and_wait.__module__ = "select"


class poll:
    """Returns a polling object."""

    def __init__(self):
        polling = _poll()
        self.register, self.modify, self.unregister = polling.register, polling.modify, polling.unregister
        self._poll = polling.poll

    def poll(self, timeout=None, /):
        """Polls the registered file descriptors; the timeout is in milliseconds."""
        return wait_for(lambda: self._poll(0), None if timeout is None or timeout < 0 else timeout / 1000)


poll.__module__ = "select"


def _select_of_poll_selector(self, timeout=None):
    # asyncio calls this at every turn of its loop, mostly with nothing registered and no time to wait.
    if self._fd_to_key:
        return wait_for(lambda: _poll_selector_select(self, 0), None if timeout is None else max(timeout, 0))
    return wait_for(list, timeout) if timeout is None or timeout > 0 else []


def _wait_for_condition(self, timeout=None):
    if self._is_owned():
        if timeout is None:
            interrupt()
        elif timeout > 0:
            clock.sleep(timeout)
    return _condition_wait(self, 0)


def pause():
    """Wait until a signal arrives."""
    interrupt()


def install():
    select.select, select.poll = select_and_wait, poll
    selectors.SelectSelector._select = staticmethod(select_and_wait)
    selectors.PollSelector.select = _select_of_poll_selector
    _select_of_poll_selector.__name__ = "select"
    _select_of_poll_selector.__qualname__ = "PollSelector.select"
    threading.Condition.wait = _wait_for_condition
    _wait_for_condition.__name__, _wait_for_condition.__qualname__ = "wait", "Condition.wait"
    signal.pause = pause
    pause.__module__ = "signal"
