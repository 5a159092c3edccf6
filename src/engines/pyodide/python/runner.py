"""Runs a program as `python main.py` would: in a fresh __main__, with nothing of ours below it on the stack.

The host executes the code object that `prepare` made through the C API, gives an exception that nobody caught to
`report`, and at the end finalizes the interpreter, so that atexit functions, __del__ methods and warnings about what
was never awaited come as CPython has them.
"""

import asyncio
import builtins
import io
import os
import re
import sys
import types
from importlib.machinery import SourceFileLoader

from . import HOME, archives, clock, library, loop, no_pages, outcome, unavailable, waiting

# Before 3.14 CPython counted calls, and did not ask how much of its stack was left.
if sys.version_info >= (3, 14):
    from . import deep_calls as _deep_calls
else:
    _deep_calls = None

_first_main = sys.modules["__main__"]
_keep = []
_host = None


def install(host, virtual=False):
    """Make this interpreter the reader's. Called once, with the functions that the host provides."""
    global _host
    _host = host
    clock.install(host, virtual)
    waiting.install()
    loop.install()
    unavailable.install(host)
    library.install(host)
    no_pages.install()
    # An interpreter from a snapshot would go on with the random numbers of the one that was kept.
    if "random" in sys.modules:
        sys.modules["random"].seed()
    sys.excepthook = sys.__excepthook__
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    sys.stdout.reconfigure(encoding="utf-8", errors="strict", line_buffering=True)
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    sys.executable = "/usr/bin/python3"
    sys.orig_argv = ["python3", "main.py"]
    for name in ("_", "PYTHONINSPECT", "PYTHONHASHSEED", "LD_LIBRARY_PATH"):
        os.environ.pop(name, None)
    os.environ["HOME"] = HOME
    os.environ["USER"] = os.environ["LOGNAME"] = "reader"
    os.environ["PATH"] = "/usr/bin"
    os.environ["PWD"] = HOME
    # Nobody is at this terminal: without it, getpass reads the program's input, as CPython does.
    if os.path.exists("/dev/tty"):
        os.remove("/dev/tty")


def deep_calls():
    """The C functions that take more of the browser's stack than of Python's: see deep_calls.py."""
    return _deep_calls.CALLS if _deep_calls else []


def prepare(files, entry):
    """Lay out the reader's files and compile the entry.

    Return the addresses of the code and of its namespace, or 0 and the address of the exception.
    """
    try:
        code, main = _load(files, entry)
    except BaseException as error:
        _keep.append(error)
        return 0, id(error)
    _keep.append(code)
    return id(code), id(main.__dict__)


def _load(files, entry):
    for name, text in files.items():
        path = os.path.join(HOME, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(_as_utf8(name, text) if isinstance(text, str) else bytes(text))
    os.chdir(HOME)
    path = os.path.join(HOME, entry)
    sys.argv[:] = [entry]
    sys.orig_argv[1:] = [entry]
    sys.path[:] = [os.path.dirname(path), *(folder for folder in sys.path if folder not in ("", HOME))]
    with io.open_code(path) as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    main = types.ModuleType("__main__")
    main.__builtins__ = builtins
    main.__file__ = path
    main.__loader__ = SourceFileLoader("__main__", path)
    main.__dict__["__cached__"] = None
    sys.modules["__main__"] = main
    loop.forget_running_loop()
    return code, main


#: In a comment of the first two lines, as PEP 263 has it.
_CODING = re.compile(r"\A((?:[ \t\f]*(?:#.*)?\n)?[ \t\f]*#.*?coding[:=][ \t]*)[-\w.]+")


def _as_utf8(name, text):
    """The file's bytes. An editor's text is UTF-8 whatever a comment says of its coding, so the comment says that too."""
    if name.endswith(".py"):
        text = _CODING.sub(r"\1utf-8", text)
    return text.encode("utf-8", "surrogatepass")


def needs(files):
    """The archives that these programs are likely to need."""
    return archives.needs(files)


def warm_up():
    """Do what starts a program, up to its first line, so that the first program does not wait for it to be compiled."""
    files = {"main.py": "import asyncio\n"}
    needs(files)
    prepare(files, "main.py")
    _keep.clear()
    os.remove(os.path.join(HOME, "main.py"))


def turn_loop(turns):
    """Run an event loop for some turns, so that the browser has optimized its code before the program runs one."""

    async def pause():
        for _ in range(turns):
            await asyncio.sleep(0)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.Task(pause(), loop=loop, name="warm-up"))  # a name takes none of the numbers
    loop.close()


_trace = None


def start_trace(limit, states):
    """Record what the reader's frames do; the host's `trace` gets the events as JSON.

    The first `states` events carry the program's state, and until then lines are events, too; 0 for neither.
    """
    from .trace import Trace

    global _trace
    _trace = Trace(_host, clock.stopwatch(), HOME + "/", limit)
    if states:
        _trace.record_states(states)
    _trace.start()


def stop_trace():
    _trace.stop()


def trace_output(stream, row, rows):
    """The program wrote so many lines to stdout or stderr, from this line of it on."""
    _trace.wrote(stream, row, rows)


def report(error):
    """Tell the host how a program ended that let this exception out.

    The host gets what outcome.of returns.
    """
    try:
        how = outcome.of(error)
    except BaseException:
        how = outcome.in_short(error)
    _host.report(*how)


def address_of_report():
    return id(report)
