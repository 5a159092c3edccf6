"""CPython's own selector event loop, where there are no sockets and only one thread.

asyncio's loop touches the outside world at three points: the self-pipe, which only serves to wake select() from
another thread or a signal; the selector, whose select() waiting.py replaces; and the default executor. They are replaced
and nothing else: every class, name and policy stays CPython's. Pyodide's permanently running loop and its asyncio.run
and time.sleep are taken back.
"""

import asyncio
import atexit
from asyncio import base_events, events, runners, selector_events, unix_events


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


def _on_signal(number, frame):
    """Hand a signal's number to the running loop, which elsewhere reads it from the self-pipe."""
    loop = events._get_running_loop()
    if loop is not None:
        loop._handle_signal(number)


def install():
    loop = selector_events.BaseSelectorEventLoop
    loop._make_self_pipe = _make_self_pipe
    loop._close_self_pipe = _close_self_pipe
    loop._write_to_self = _write_to_self
    unix_events._sighandler_noop = _on_signal
    asyncio.run = runners.run
    forget_running_loop()
    # A loop that the program never closed is freed silently, as it is in CPython. At the end CPython frees it
    # together with asyncio's modules; here Pyodide still holds these, so that they are emptied first, and the loop's
    # __del__ would find no `sys` and complain. What is registered first is called last.
    atexit.register(delattr, base_events.BaseEventLoop, "__del__")


def forget_running_loop():
    """Pyodide says that its loop is running whenever it enters Python."""
    events._set_running_loop(None)
    events._event_loop_policy = None
