"""Names that modules have on a computer and not here, and why."""

import sys

_WORKER = "and this Python runs in a browser worker"

#: By module: what its names need. Names that this Python does have may be listed: nobody asks about them.
_NEEDS = {
    "os": {
        "processes": (
            "forkpty nice openpty pidfd_open posix_spawn posix_spawnp sched_get_priority_max "
            "sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval "
            "sched_setaffinity sched_setparam sched_setscheduler setns setpriority unshare"
        ),
        "an operating system with users": (
            "getegid geteuid getgrouplist getgroups getresgid getresuid initgroups setegid seteuid setgroups setresgid "
            "setresuid"
        ),
        "an operating system": (
            "copy_file_range eventfd eventfd_read eventfd_write getrandom getxattr lchown link listxattr memfd_create mkfifo "
            "mknod pipe2 posix_fallocate preadv pwritev removexattr sendfile setxattr splice timerfd_create timerfd_gettime "
            "timerfd_gettime_ns timerfd_settime timerfd_settime_ns"
        ),
        "Windows": "add_dll_directory startfile",
    },
    "hashlib": {"OpenSSL": "pbkdf2_hmac scrypt"},
    "select": {"an operating system": "devpoll epoll kevent kqueue"},
    "selectors": {"an operating system": "DevpollSelector EpollSelector KqueueSelector"},
    "signal": {"processes": "pidfd_send_signal"},
    "socket": {"a network": "sethostname"},
    "threading": {"threads": "get_native_id"},
    "time": {"an operating system": "tzset"},
    "_thread": {"threads": "get_native_id"},
    "asyncio": {
        "a network": "open_unix_connection start_unix_server",
    },
    "concurrent.futures": {"more than one interpreter": "InterpreterPoolExecutor"},
}

#: What does the same here, or nearly.
_INSTEAD = {
    "asyncio.open_unix_connection": "socket.socketpair() gives two ends that asyncio can use",
    "asyncio.start_unix_server": "socket.socketpair() gives two ends that asyncio can use",
    "concurrent.futures.InterpreterPoolExecutor": "call the function itself, or let tasks of asyncio take turns",
    "os.getrandom": "os.urandom() gives random bytes",
    "os.link": "shutil.copy() makes a second file, os.symlink() a second name",
    "os.mkfifo": "os.pipe() makes a pipe without a name",
    "os.pipe2": "os.pipe() makes a pipe",
    "os.sched_getaffinity": "os.cpu_count() is 1 here",
    "os.sendfile": "shutil.copyfileobj() copies what files hold",
    "select.epoll": "selectors.DefaultSelector() takes what is there",
    "select.kqueue": "selectors.DefaultSelector() takes what is there",
    "selectors.EpollSelector": "selectors.DefaultSelector() takes what is there",
    "selectors.KqueueSelector": "selectors.DefaultSelector() takes what is there",
    "threading.get_native_id": "threading.get_ident() tells threads apart",
    "time.tzset": "the time zone here is that of the browser, and datetime.timezone() is any other",
    "_thread.get_native_id": "_thread.get_ident() tells threads apart",
}

#: The first version that has the name on a computer.
_SINCE = {"InterpreterPoolExecutor": (3, 14)}


def reason(module, name):
    """Why this module of the library lacks a name, and what to use in its place; None if it lacks it everywhere."""
    if sys.version_info < _SINCE.get(name, ()):
        return None
    for need, names in _NEEDS.get(module, {}).items():
        if name in names.split():
            path = f"{module}.{name}"
            instead = f": {_INSTEAD[path]}" if path in _INSTEAD else ""
            return f"{path} needs {need}, {_WORKER}{instead}."
    return None
