"""CPython's own selector event loop, where there are no sockets and only one thread.

asyncio's loop touches the outside world at three points: the self-pipe, which only serves to wake select() from
another thread; the selector; and the default executor. Those are replaced and nothing else: every class, name and
policy stays CPython's. Pyodide's permanently running loop and its asyncio.run and time.sleep are taken back.
"""

import asyncio
import selectors
from asyncio import events, runners, selector_events

from . import clock


class SleepingSelector(selectors._BaseSelectorImpl):
    """A selector in a world where no file is ever ready: it can only wait."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: every task waits for another one and no timer is pending")
        if timeout > 0:
            clock.wait(timeout, "loop-wait")
        return []


class _NoSocket:
    """Stands in for the self-pipe's ends. Signal handling asks for the descriptor; -1 means none."""

    def fileno(self):
        return -1

    def close(self):
        pass


def _make_self_pipe(self):
    self._ssock = self._csock = _NoSocket()
    self._internal_fds += 1


def _close_self_pipe(self):
    self._ssock = self._csock = None
    self._internal_fds -= 1


def _write_to_self(self):
    pass


def install():
    loop = selector_events.BaseSelectorEventLoop
    loop._make_self_pipe = _make_self_pipe
    loop._close_self_pipe = _close_self_pipe
    loop._write_to_self = _write_to_self
    selectors.DefaultSelector = SleepingSelector
    asyncio.run = runners.run
    forget_running_loop()


def forget_running_loop():
    """Pyodide says that its loop is running whenever it enters Python."""
    events._set_running_loop(None)
    events._event_loop_policy = None
