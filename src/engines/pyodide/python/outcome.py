"""How a program ended that let an exception out, and where in the reader's files."""

import contextlib
import itertools
import os
import sys

from . import HOME, archives, chained_errors

_ours = os.path.dirname(__file__) + "/"


def of(error):
    """Exit code, whether the exception is still to be shown and whether that needs the library's text, whether it asks for
    more input, its name and message, file, line and column, and the version since which it is raised, where a change of
    Python is behind it. Of an exit, no more than the first four.
    """
    if isinstance(error, SystemExit):
        return _exit_code(error), False, False, _asks_for_input(error)
    code = 130 if isinstance(error, KeyboardInterrupt) else 1
    asks = _asks_for_input(error)
    _hide_our_frames(error)
    from . import notes

    since = notes.add_to(error)
    try:
        message = str(error.msg if isinstance(error, SyntaxError) else error)
    except BaseException:
        message = "<exception str() failed>"
    return code, True, archives.missing_in(error), asks, type(error).__name__, message, *_place(error), since


def in_short(error):
    """The same for an error on which `of` fails, for example because its attributes raise: only its name."""
    return 1, True, False, False, type.__dict__["__name__"].__get__(type(error)), ""


def _asks_for_input(error):
    """Whether this error is from reading past the end of input. It does not tell which input that was.

    The debugger reads commands from standard input, and quits when there are none.
    """
    if isinstance(error, EOFError):
        return True
    module = None
    trace = error.__traceback__
    while trace:
        module = trace.tb_frame.f_globals.get("__name__")
        trace = trace.tb_next
    return module in ("bdb", "pdb")


def _exit_code(error):
    try:
        code = error.code
    except BaseException:  # a subclass may compute it
        code = error
    if code is None:
        return 0
    if isinstance(code, int):
        code = int.__int__(code)  # a subclass may have operators of its own
        return code & 0xFF if abs(code) < 1 << 63 else 0xFF  # as in CPython: what fits no C long
    _show_exit(code)
    return 1


def _show_exit(code):
    """Write what sys.exit() was called with, as CPython does: to the program's sys.stderr, or to descriptor 2.

    Errors on the way are ignored: the program has ended.
    """
    stderr = getattr(sys, "stderr", None)
    with contextlib.suppress(BaseException):
        sys.stdout.flush()  # so that earlier output comes first, as at a terminal
    with contextlib.suppress(BaseException):
        if stderr is None:
            _write_past(str(code))
        else:
            stderr.write(str(code))
    try:
        stderr.write("\n")
    except BaseException:
        _write_past("\n")


def _write_past(text):
    with contextlib.suppress(OSError):  # the program may have closed it
        os.write(2, text.encode("utf-8", "backslashreplace"))


def _hide_our_frames(error):
    for shown in chained_errors.all_of(error):
        kept = []
        trace = shown.__traceback__
        while trace:
            if not trace.tb_frame.f_code.co_filename.startswith(_ours):
                kept.append(trace)
            trace = trace.tb_next
        for this, following in itertools.zip_longest(kept, kept[1:]):
            this.tb_next = following
        shown.__traceback__ = kept[0] if kept else None


def _place(error):
    """File, line and column of the innermost frame in the reader's own files; all None where there is none."""
    home = HOME + "/"
    if isinstance(error, SyntaxError) and str(error.filename).startswith(home):
        return error.filename[len(home) :], error.lineno, error.offset
    place = None, None, None
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith(home):
            positions = code.co_positions() if hasattr(code, "co_positions") else ()  # from 3.11 on
            at = next(itertools.islice(positions, trace.tb_lasti // 2, None), None)
            place = code.co_filename[len(home) :], trace.tb_lineno, _column(code.co_filename, at)
        trace = trace.tb_next
    return place


def _column(path, position):
    """CPython counts columns in bytes from 0; people count characters from 1."""
    if position is None or position[0] is None or position[2] is None:
        return None
    try:
        with open(path, "rb") as file:
            line = next(itertools.islice(file, position[0] - 1, None), b"")
    except OSError:
        return None
    return len(line[: position[2]].decode("utf-8", "replace")) + 1
