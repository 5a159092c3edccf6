"""Modules that cannot be imported here, and why."""

import errno
import sys

from . import limits

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
}

_PROCESSES = frozenset(("_multiprocessing", "_posixshmem", "_posixsubprocess"))


def refuse(name):
    """Raise for a module without which no process starts. As ImportError, a library would take it for another cause."""
    if name in _PROCESSES:
        raise OSError(errno.ENOTSUP, limits.NO_PROCESSES)


def reason(name):
    """Why this module cannot be imported; None when its package can."""
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
