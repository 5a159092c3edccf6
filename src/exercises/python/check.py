"""Checks a reader's program: runs the tests of an exercise on it, and writes down what each of them saw.

A clock that only sleeping moves makes every time exact, and two seconds of sleep take none. What is written down carries
a word that came through standard input before the program was there, so that what the program prints is no verdict; it
runs without a way to the frames below it. Whoever wants to cheat an interpreter that they share with their judge will
find a way in the end: what was passed is worded as what it is, computed by the one who says so.

The same in Pyodide and in CPython on a computer. Beside it lie main.py, the program, and tests.py, whose functions
`test_…` are given a Trial, and fail by `fail` or `see`; their docstrings are their names.
"""

import ast
import asyncio
import builtins
import gc
import io
import json
import os
import selectors
import sys
import time
import traceback
import types
import warnings

PROGRAM = os.path.abspath("main.py")
LOOKS = 20_000  #: at the clock without a sleep between: a program that waits in a loop
LINES = 300_000  #: of the program's own, in one test
PRINTED = 10_000  #: lines that it may print in one test
#: What leads to frames below the program. Audit hooks cannot be taken out again.
FRAMES = ("sys._getframe", "sys._current_frames", "gc.get_objects", "gc.get_referrers", "gc.get_referents")
TRACING = ("sys.settrace", "sys.setprofile", "sys.monitoring.register_callback")
ATTRIBUTES = ("tb_frame", "gi_frame", "cr_frame", "ag_frame")
SUSPENDABLE = 0x20 | 0x80 | 0x100 | 0x200  # the flags of generators, coroutines and what is like them


class Failed(Exception):
    """What a test saw is not what it wanted. `meaning` names a paragraph of the exercise's `meanings`."""

    def __init__(self, says, meaning=None):
        super().__init__(says)
        self.says, self.meaning = says, meaning


class Ended(BaseException):
    """The program is ended: it would go on for ever, or does what would make its tests worth nothing."""

    def __init__(self, says, meaning=None):
        super().__init__(says)
        self.says, self.meaning = says, meaning


def fail(says, meaning=None):
    raise Failed(says, meaning)


def same(one, other):
    """Equal in value and type, all the way down: an object of the program's own equals nothing."""
    if type(one) is not type(other):
        return False
    if type(one) in (list, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is dict:
        return same(list(one.items()), list(other.items()))
    return type(one) in (int, float, str, bool, type(None)) and one == other


def shown(value):
    try:
        text = repr(value)
    except BaseException:
        text = f"an object of {type(value).__name__}"
    return text if len(text) <= 200 else text[:200] + "…"


def see(what, saw, wanted, meaning=None):
    """Fail unless `saw` is `wanted`."""
    if not same(saw, wanted):
        fail(f"{what}: wanted {shown(wanted)}, saw {shown(saw)}.", meaning)


def keep_time():
    """Tells the seconds since the test began to who sends None, and moves on by what else is sent.

    A generator, since nothing can reach into one.
    """
    now, looks = 0.0, 0
    while True:
        seconds = yield now
        if seconds is None:
            looks += 1
            if looks > LOOKS:
                looks = 0
                seconds = yield -1.0
        elif seconds > 0:
            now, looks = now + seconds, 0


class Printed(io.TextIOBase):
    """What the program prints in one test, line by line, with the milliseconds."""

    def __init__(self, clock, end):
        self.text, self.times, self._clock, self._end = "", [], clock, end

    def writable(self):
        return True

    def write(self, text):
        self.text += text
        self.times += [round(self._clock.send(None) * 1000)] * text.count("\n")
        if len(self.times) > PRINTED:
            self._end(f"It printed more than {PRINTED:,} lines.")
        return len(text)


class Trial:
    """One test's own copy of the program, and what is to be seen of it."""

    def __init__(self, source, end):
        self.source = source
        self.clock = keep_time()
        next(self.clock)
        self.stdout = Printed(self.clock, end)
        self.blocking = []  #: functions that slept with time.sleep although they could have been suspended
        self.never_awaited = []  #: names of coroutines that nobody awaited
        self.names = {}

    @property
    def now(self):
        """Milliseconds since the test began."""
        return round(self.clock.send(None) * 1000)

    @property
    def lines(self):
        return self.stdout.text.splitlines()

    @property
    def timed(self):
        """Lines with the milliseconds at which they were printed."""
        return list(zip(self.stdout.times, self.lines))

    def get(self, name, kind="function"):
        if name not in self.names:
            fail(f"There is no `{name}` in your program. Write a {kind} of that name.")
        if not callable(self.names[name]):
            fail(f"`{name}` is no {kind}, but {shown(self.names[name])}.")
        return self.names[name]

    def uses(self, *words):
        """The first of these modules, names or attributes that the program's text names, or None."""
        for node in ast.walk(ast.parse(self.source)):
            named = {
                ast.Name: lambda: [node.id],
                ast.Attribute: lambda: [node.attr, ast.unparse(node)],
                ast.Import: lambda: [alias.name for alias in node.names],
                ast.ImportFrom: lambda: [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)],
            }.get(type(node), list)()
            for word in words:
                if word in named:
                    return word
        return None


def explain(error):
    """An exception of the program's, in words."""
    if isinstance(error, (Failed, Ended)):
        return error.says
    if isinstance(error, SystemExit):
        return "It ended itself with an exit. Let it come to its end instead."
    if isinstance(error, SyntaxError):
        return f"It does not compile: {error.msg}, line {error.lineno}."
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PROGRAM]
    try:
        text = str(error)
    except BaseException:
        text = ""
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"It raised {said}" + (f", in line {lines[-1]}." if lines else ".")


def main():
    word = os.read(0, 200).decode().strip()
    write, leave = os.write, os._exit
    dumps = json.dumps

    def report(**what):
        write(1, f"\n{word} {dumps(what)}\n".encode())

    with open(PROGRAM, encoding="utf-8") as file:
        source = file.read()
    with open("tests.py", encoding="utf-8") as file:
        tests = {"fail": fail, "see": see, "asyncio": asyncio, "types": types}
        exec(compile(file.read(), "tests.py", "exec"), tests)
    todo = [test for name, test in tests.items() if name.startswith("test_")]
    for name in ("tests.py", "check.py"):
        try:
            os.remove(name)  # the program has no use for them
        except OSError:
            pass
    report(tests=[test.__doc__ for test in todo])
    sys.modules["__main__"] = types.ModuleType("__main__")  # this one is not for it
    asyncio.coroutine = getattr(asyncio, "coroutine", None) or missing_coroutine
    run_test = prepare(report)
    for number, test in enumerate(todo):
        run_test(number, test, source)
    report(done=True)
    leave(0)  # what the program left behind has no word at the end


def missing_coroutine(*_):
    raise AttributeError("asyncio.coroutine is gone since Python 3.11")


def prepare(report):
    """Everything that tests need beside the program, with references from before it came. Gives what runs one test."""
    frame_of, settrace, collect = sys._getframe, sys.settrace, gc.collect
    stdout, stderr, current = sys.stdout, sys.stderr, None
    ended, busy, counted = [], False, 0

    def end(says, meaning=None):
        ended.append(Ended(says, meaning))
        raise ended[-1]

    def guard(event, args):
        nonlocal busy
        if busy or current is None or ended:
            return
        leads = event in FRAMES or event in TRACING or event.startswith("ctypes.")
        if not leads and not (event == "object.__getattr__" and args[1] in ATTRIBUTES):
            return
        busy = True
        try:
            caller = frame_of(1)
            while caller.f_back and caller.f_code.co_filename.endswith(("inspect.py", "traceback.py")):
                caller = caller.f_back
            theirs = caller.f_code.co_filename == PROGRAM
        finally:
            busy = False
        if theirs:
            end("It looks at what runs below it. A test says nothing of a program that does.")

    def sleep(seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        caller = asleep(frame_of(1))
        if caller.co_flags & SUSPENDABLE and caller.co_filename == PROGRAM:
            current.blocking.append(caller.co_name)
        current.clock.send(seconds)

    def asleep(frame):
        return frame.f_code

    def monotonic():
        if current is None:
            return 0.0  # what was left behind by a test that is over
        now = current.clock.send(None)
        if now < 0:
            current.clock.send(None)
            end("It asks the clock again and again, and does not sleep in between.", "busy")
        return now

    def select(self, timeout=None):
        if timeout is None:
            end("It waits for something that never comes: no timer is set, and nothing is ready to run.")
        current.clock.send(max(0.0, timeout))
        return []

    def count_lines(frame, event, arg):
        nonlocal counted
        if frame.f_code.co_filename != PROGRAM:
            return None
        counted += 1
        if counted > LINES:
            counted = 0
            end(f"It does not come to an end: {LINES:,} lines of it ran, the last one was line {frame.f_lineno}.")
        return count_lines

    def warned(message, category, *_):
        text = str(message)
        if current is not None and text.endswith("was never awaited"):
            current.never_awaited.append(text.split("'")[1])

    sys.addaudithook(guard)
    time.sleep, time.monotonic, time.perf_counter, time.time = sleep, monotonic, monotonic, monotonic
    selectors.DefaultSelector.select = select
    warnings.simplefilter("always")
    warnings.showwarning = warned
    held = [
        (module, name, getattr(module, name))
        for module, names in (
            (time, "sleep monotonic perf_counter time"),
            (asyncio, "sleep gather run wait wait_for create_task Task Future TaskGroup get_running_loop"),
            (builtins, "print len next iter isinstance type"),
            (selectors, "DefaultSelector"),
            (selectors.DefaultSelector, "select"),
            (warnings, "showwarning"),
        )
        for name in names.split()
        if hasattr(module, name)
    ]

    def put_back():
        """The name of what the program had replaced, or None. Everything is as it was again."""
        changed = None
        for module, name, value in held:
            if getattr(module, name, None) is not value:
                changed = changed or f"{getattr(module, '__name__', module)}.{name}"
                setattr(module, name, value)
        for module in (time, asyncio, builtins, sys, warnings, selectors):
            sys.modules[module.__name__] = module
        return changed

    def judge(trial, test):
        """Why the test fails, as an exception; None where it passes."""
        try:
            module = types.ModuleType("exercise")
            module.__file__ = PROGRAM
            settrace(count_lines)
            exec(compile(trial.source, PROGRAM, "exec", dont_inherit=True), module.__dict__)
            trial.names = module.__dict__
            settrace(None)
            changed = put_back()
            if not changed:
                settrace(count_lines)
                test(trial)
                settrace(None)
                changed = put_back()
            if changed:
                return Failed(f"It puts something of its own in the place of `{changed}`. The tests need the real one.")
        except BaseException as error:
            return error
        finally:
            settrace(None)
            put_back()
            trial.names = {}
        return None

    def run_test(number, test, source):
        nonlocal current, counted
        ended.clear()
        counted = 0
        report(start=number)
        current = trial = Trial(source, end)
        sys.stdout = sys.stderr = trial.stdout
        asyncio.set_event_loop(None)
        error = judge(trial, test)
        collect()
        if ended and not isinstance(error, Ended):
            error = ended[0]
        forgotten = trial.never_awaited
        current = None
        sys.stdout, sys.stderr = stdout, stderr
        asyncio._set_running_loop(None)
        if error is None and forgotten:
            error = Failed(f"The coroutine `{forgotten[0]}` was made, and nobody awaited it.", "never-awaited")
        if error is None:
            report(test=number, state="passed")
        else:
            meaning = getattr(error, "meaning", None) if isinstance(error, (Failed, Ended)) else None
            if meaning is None and forgotten:
                meaning = "never-awaited"
            report(test=number, state="failed", says=explain(error), **({"meaning": meaning} if meaning else {}))

    return run_test


main()
