"""What one thread in a sandbox cannot do fails at once, and says why."""

import _thread
import asyncio
import concurrent.futures
import errno
import os
import signal
import socket
import subprocess
import threading
from asyncio import base_events, selector_events, unix_events

from . import pipes

NO_THREADS = (
    "can't start new thread: this Python runs in a browser worker, which has one thread. Call the function itself, or let "
    "tasks of asyncio take turns"
)
NO_NETWORK = "there is no network here: this Python runs in a sandbox without sockets"
NO_ALARMS = "no signal comes from outside here: this Python runs in a browser worker. asyncio.timeout() limits what awaits"
NO_PROCESSES = "there are no processes here: this Python runs in a browser worker"
NO_EXECUTOR = (
    "can't start new thread: this Python runs in a browser worker, which has one thread. Call the function itself: every "
    "other task waits until it returns. To wait without stopping them, `await asyncio.sleep()`"
)

_create_connection = base_events.BaseEventLoop.create_connection

#: Constants that programs set before they use a socket, as on Linux.
_SOCKET_CONSTANTS = {"AF_UNIX": 1, "SO_REUSEADDR": 2, "SO_REUSEPORT": 15, "AF_NETLINK": 16, "AF_PACKET": 17}


def _no_thread(*args, **kwargs):
    raise RuntimeError(NO_THREADS)


def _no_executor(self, executor, func, *args):
    # Said here, before a default executor exists, so that closing the loop has nothing to join.
    raise RuntimeError(NO_EXECUTOR)


def _no_network(*args, **kwargs):
    raise OSError(errno.ENETUNREACH, NO_NETWORK)


async def _no_network_async(*args, **kwargs):
    raise OSError(errno.ENETUNREACH, NO_NETWORK)


async def _connect(self, protocol_factory, *args, sock=None, **kwargs):
    if isinstance(sock, pipes.PairedSocket):
        return await _create_connection(self, protocol_factory, *args, sock=sock, **kwargs)
    raise OSError(errno.ENETUNREACH, NO_NETWORK)


def _no_alarm(*args, **kwargs):
    raise OSError(errno.ENOTSUP, NO_ALARMS)


def _no_process(*args, **kwargs):
    raise OSError(errno.ENOTSUP, NO_PROCESSES)


def system(command):
    """Execute the command in a subshell."""
    name = os.fsdecode(command).strip()
    if name in ("clear", "cls"):
        os.write(1, b"\x1b[H\x1b[2J\x1b[3J")  # what that program writes, and all that it does
    elif name:
        _no_process()
    return 0


system.__module__ = "posix"


async def _no_process_async(*args, **kwargs):
    raise OSError(errno.ENOTSUP, NO_PROCESSES)


def install(host):
    pipes.install(host)
    _thread.start_new_thread = _thread.start_new = _no_thread
    if hasattr(_thread, "start_joinable_thread"):  # from 3.13 on
        _thread.start_joinable_thread = threading._start_joinable_thread = _no_thread
    base_events.BaseEventLoop.run_in_executor = _no_executor

    for name, value in _SOCKET_CONSTANTS.items():
        if not hasattr(socket, name):
            setattr(socket, name, value)
    socket.socketpair = pipes.socketpair
    for name in ("alarm", "setitimer", "pthread_kill"):
        setattr(signal, name, _no_alarm)
    if not hasattr(signal, "SIGCLD"):
        signal.SIGCLD = signal.SIGCHLD

    for name in ("connect", "connect_ex", "bind", "listen", "accept", "sendto", "sendmsg"):
        setattr(socket.socket, name, _no_network)
    for name in ("getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        setattr(socket, name, _no_network)
    loops = (base_events.BaseEventLoop, selector_events.BaseSelectorEventLoop, unix_events._UnixSelectorEventLoop)
    for name in (
        "getaddrinfo getnameinfo create_server create_datagram_endpoint create_unix_connection "
        "create_unix_server connect_accepted_socket sock_connect sock_accept sock_sendto"
    ).split():
        for loop in loops:
            if name in vars(loop):
                setattr(loop, name, _no_network_async)
    base_events.BaseEventLoop.create_connection = _connect

    subprocess.Popen.__init__ = _no_process
    subprocess.Popen.__del__ = lambda self, **kwargs: None
    os.system, os.popen = system, _no_process
    for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execve"):
        if hasattr(os, name):
            setattr(os, name, _no_process)
    # Imported with all others by `import *`, it looks for processes at once; who names it, is told.
    futures = concurrent.futures
    futures.__all__ = type(futures.__all__)(name for name in futures.__all__ if name != "ProcessPoolExecutor")
    for name in ("subprocess_exec", "subprocess_shell"):
        setattr(base_events.BaseEventLoop, name, _no_process_async)

    if hasattr(host, "exit"):

        def _exit(status):
            """Exit to the system with specified status, without normal exit processing."""
            host.exit(status & 0xFF)

        def abort():
            """Abort the interpreter immediately."""
            host.exit(128 + signal.SIGABRT)

        os._exit = _exit
        os.abort = abort
