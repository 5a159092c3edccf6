"""What cannot be imported here, and why."""

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

_PROCESSES = frozenset(("_multiprocessing", "_posixshmem", "_posixsubprocess"))


def refuse(name):
    """Raise for a module without which no process starts. As ImportError, a library would take it for another cause."""
    if name in _PROCESSES:
        raise OSError(errno.ENOTSUP, limits.NO_PROCESSES)


def explain(error):
    """Add a note to an import that failed and that nobody caught: one that is caught is no different from CPython's."""
    waiting, seen = [error], set()
    while waiting:
        error = waiting.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        waiting += error.__cause__, error.__context__
        if isinstance(error, BaseExceptionGroup):
            waiting += error.exceptions
        if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
            top = error.name.partition(".")[0]
            if top not in sys.modules:
                error.add_note(_reason(top))
        elif isinstance(error, ImportError) and error.name == "js":
            error.add_note("There is no page and no window here: this Python runs in a worker, in a sandbox.")


def _reason(name):
    if name in _NEEDS:
        return f"{name} needs {_NEEDS[name]}, and this Python runs in a browser worker."
    if name in sys.stdlib_module_names:
        return f"{name} is part of the standard library, but not where Python runs in a browser."
    return (
        f"There is no {name}.py among this program's files, and the only library here is Python's standard one: "
        "nothing can be installed in this sandbox."
    )
