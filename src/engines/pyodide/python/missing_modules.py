"""Modules that cannot be imported here, and why."""

import errno
import sys

from . import HOME, archives, unavailable

#: What these modules of the standard library need and a browser's worker does not have.
_NEEDS = {
    name: need
    for need, names in {
        "a screen to draw windows on": "tkinter _tkinter turtle turtledemo idlelib",
        "a terminal": "curses _curses readline",
        "an operating system with users": "pwd grp",
        "an operating system": "resource syslog",
        "Windows": "msvcrt nt winreg winsound _winapi",
        "a network to install packages from": "ensurepip venv",
        "more than one interpreter": "_interpreters _interpchannels _interpqueues",
    }.items()
    for name in names.split()
}

#: What to use in place of these.
_OTHERWISE = {
    "dbm": "dbm, which shelve needs, is not part of a Python for browsers: pickle and json write a dictionary to a file.",
    "nest_asyncio": "nest_asyncio is for notebooks, where an event loop runs already: here asyncio.run() works without it.",
    "IPython": "IPython is for notebooks, and cannot be installed in this sandbox: print() shows values here.",
    "uvloop": "uvloop cannot be installed in this sandbox: without it, the program runs on the event loop of asyncio.",
    **{
        name: f"{name} cannot be installed in this sandbox, and there is no network: `{wait}` can stand for a request."
        for name, wait in {
            "aiohttp": "await asyncio.sleep(1)",
            "httpx": "await asyncio.sleep(1)",
            "requests": "time.sleep(1)",
        }.items()
    },
}

_PROCESSES = frozenset(("_multiprocessing", "_posixshmem", "_posixsubprocess"))


def refuse(name):
    """Raise OSError if the standard library imports a module that it needs to start a process.

    As ImportError, the library would take it for a build that lacks semaphores. A program that tries the import itself
    gets the ImportError that it expects.
    """
    if name in _PROCESSES and not _is_imported_by_reader():
        raise OSError(errno.ENOTSUP, unavailable.NO_PROCESSES)


def _is_imported_by_reader():
    frame = sys._getframe()
    while frame and frame.f_globals.get("__name__", "").startswith(("_host.", "importlib", "_frozen_importlib")):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(HOME + "/")


def reason(name):
    """Why this module cannot be imported; None when its package can, or when its file is only not here yet."""
    if archives.is_late(name) or name in archives.EXTENSIONS:
        return None
    name = name.partition(".")[0]
    if name in sys.modules:
        return None
    if name in _OTHERWISE:
        return _OTHERWISE[name]
    if name in _NEEDS:
        return f"{name} needs {_NEEDS[name]}, and this Python runs in a browser worker."
    if name in sys.stdlib_module_names:
        return f"{name} is part of the standard library, but not where Python runs in a browser."
    return (
        f"There is no {name}.py among this program's files, and the only library here is Python's standard one: "
        "nothing can be installed in this sandbox."
    )
