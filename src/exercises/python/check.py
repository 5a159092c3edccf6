"""Checks a reader's program: runs the tests of an exercise on it, and writes down what each of them saw.

A clock that only sleeping moves makes every time exact, and two seconds of sleep take none. Each result carries a secret
word, which is read from standard input before the program runs, so that nothing that the program prints counts as a
result; nor can the program reach the frames below it. A program that shares an interpreter with its tests can always be
made to cheat in the end: so the site words a result as what it is, computed by the person who shows it.

It is the same in Pyodide and in CPython on a computer. Beside it lie main.py, the program, and tests.py, whose functions
`test_…` are given a Trial, and fail by `fail` or `see`; their docstrings are their names. On the site, the tests come as
TESTS, a code object, and this file comes compiled.
"""

import ast
import asyncio
import builtins
import collections
import enum
import functools
import gc
import io
import json
import logging
import os
import selectors
import sys
import time
import types
import typing
import warnings

PROGRAM = os.path.abspath("main.py")
LOOKS = 20_000  #: at the clock with no sleep between them; more is a loop that only waits
LINES = 300_000  #: of the program that may run in one test
PRINTED = 10_000  #: lines that it may print in one test
#: Audit events of what leads to frames below the program. (A program cannot remove an audit hook.)
FRAMES = ("sys._getframe", "sys._current_frames", "gc.get_objects", "gc.get_referrers", "gc.get_referents")
TRACING = ("sys.settrace", "sys.setprofile", "sys.monitoring.register_callback")
ATTRIBUTES = ("tb_frame", "gi_frame", "cr_frame", "ag_frame")
BODIES = ("__code__", "__defaults__", "__kwdefaults__")  #: what changes what a function does, and not its name
CHANGEABLE = 1 << 9  # the flag of classes that are written in Python
SUSPENDABLE = 0x20 | 0x80 | 0x100 | 0x200  # the flags of generators, coroutines and what is like them


class Failed(Exception):
    """A test did not see what it wanted. `meaning` names a paragraph of the exercise's `meanings`."""

    def __init__(self, says, meaning=None):
        super().__init__(says)
        self.says, self.meaning = says, meaning


class Ended(BaseException):
    """Ends the program, which would go on for ever, or does something that makes its tests worthless."""

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
    """The clock of a test: send None to read its seconds, or a number of seconds to move it on.

    It is a generator because the program cannot reach the variables of one.
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


def sealed(function):
    """The function in a wrapper from which the program cannot reach its globals and its closure."""
    seal = functools.lru_cache(maxsize=0)(function)  # written in C; caches nothing at this size
    del seal.__wrapped__
    return seal


def names_in(source):
    """The modules, names and attributes that a program uses; those of asyncio as `asyncio.…`, however it imports them."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()  # compiling it reports the error
    named, modules, all_of = set(), {"asyncio"}, False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
            modules.update(alias.asname for alias in node.names if alias.asname and alias.name.startswith("asyncio"))
        elif isinstance(node, ast.ImportFrom) and node.module:
            named.add(node.module)
            package = node.module.partition(".")[0]
            named.update(f"{package}.{alias.name}" for alias in node.names)
            named.add(package)
            all_of = all_of or package == "asyncio" and any(alias.name == "*" for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            named.add(node.id)
            if all_of:
                named.add(f"asyncio.{node.id}")
        elif isinstance(node, ast.Attribute):
            named.add(node.attr)
            if ast.unparse(node.value).partition(".")[0] in modules:
                named.add(f"asyncio.{node.attr}")
    return named


def codes_in(code):
    """A code object, and those of the functions in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


class Printed:
    """What the program prints in one test, line by line, with the milliseconds."""

    def __init__(self, clock, end):
        self.text, self.times, self._clock, self._end = "", [], clock, end
        self.began = 0.0

    def begin(self):
        """Forget what was printed; count lines and time from here."""
        self.text, self.times, self.began = "", [], self._clock.send(None)

    def as_stream(self):
        """The stream for the program's sys.stdout. The program cannot reach this object from it."""
        members = {"writable": sealed(lambda _: True), "write": sealed(lambda _, text: self.write(text))}
        return type("Printed", (io.TextIOBase,), members)()

    def write(self, text):
        self.text += text
        self.times += [round((self._clock.send(None) - self.began) * 1000)] * text.count("\n")
        if len(self.times) > PRINTED:
            self._end(f"It printed more than {PRINTED:,} lines.")
        return len(text)


class Trial:
    """One test's own copy of the program, and what the test can see of it."""

    def __init__(self, source, named, end):
        self.source, self.named = source, named
        self.unwanted, self.called = (), set()  #: what the program must not use, and what of asyncio it called
        self.clock = keep_time()
        next(self.clock)
        self.stdout = Printed(self.clock, end)
        self.blocking = []  #: functions that slept with time.sleep although they could have been suspended
        self.never_awaited = []  #: names of coroutines that nobody awaited
        self.names = {}

    @property
    def now(self):
        """Milliseconds since the test began."""
        return round((self.clock.send(None) - self.stdout.began) * 1000)

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
        """The first of these modules, names or attributes that the program's text uses, or None.

        The test also fails if the program calls one of them in asyncio without its text naming it.
        """
        self.unwanted = words
        return next((word for word in words if word in self.named), None)


def explain(error):
    """An exception of the program's, in words."""
    if isinstance(error, (Failed, Ended)):
        return error.says
    if isinstance(error, SystemExit):
        return "It ended itself with an exit. Let it come to its end instead."
    if isinstance(error, EOFError):
        return "It asks for input, and there is nobody to type."
    if isinstance(error, SyntaxError):
        return f"It does not compile: {error.msg}, line {error.lineno}."
    line = line_in(error.__traceback__)
    try:
        text = str(error).rstrip(".")
    except BaseException:
        text = ""
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return f"It raised {said}" + (f", in line {line}." if line else ".")


def line_in(trace):
    """The program's innermost line in a traceback. Importing `traceback` would fetch the library's source text."""
    line = None
    while trace:
        if trace.tb_frame.f_code.co_filename == PROGRAM:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def tests_beside():
    """The code object of the tests."""
    if "TESTS" in globals():
        return TESTS
    with open("tests.py", encoding="utf-8") as file:
        return compile(file.read(), "tests.py", "exec")


def main():
    word = os.read(0, 200).decode().strip()
    write, leave = os.write, os._exit
    quote = json.encoder.encode_basestring_ascii  # written in C: the program cannot change what it does

    def encode(value):
        if type(value) is list:
            return f"[{','.join([encode(one) for one in value])}]"
        return quote(value) if type(value) is str else "true" if value is True else f"{value:d}"

    def report(**what):
        text = ",".join([f"{quote(name)}:{encode(value)}" for name, value in what.items()])
        write(1, f"\n{word} {{{text}}}\n".encode())

    with open(PROGRAM, encoding="utf-8") as file:
        source = file.read()
    code = tests_beside()
    tests = {"fail": fail, "see": see, "asyncio": asyncio, "types": types}
    exec(code, tests)
    todo = [test for name, test in tests.items() if name.startswith("test_")]
    for name in ("tests.py", "check.py", "check.code"):
        try:
            os.remove(name)  # the program has no use for them
        except OSError:
            pass
    report(tests=[test.__doc__ for test in todo])
    sys.modules["__main__"] = types.ModuleType("__main__")  # so that the program cannot import this module
    asyncio.coroutine = getattr(asyncio, "coroutine", None) or sealed(missing_coroutine)
    ours = {id(one) for one in (*codes_in(sys._getframe(1).f_code), *codes_in(code))}
    named = names_in(source)
    run_test = prepare(report, tests, ours)
    for number, test in enumerate(todo):
        run_test(number, test, source, named)
    report(done=True)
    leave(0)  # at once, so that nothing that the program left behind runs


def what_spoils(event, args):
    """In words, what a program does that causes this audit event, if that makes its tests worthless; else None."""
    if event in FRAMES or event == "object.__getattr__" and args[1] in ATTRIBUTES:
        return "looks at what runs below it, as `inspect` and `traceback` do"
    if event in TRACING:
        return "changes who is told of each line that runs, as debuggers do"
    if event.startswith("ctypes."):
        return "reaches into the memory of Python itself, with `ctypes`"
    # A program may change its own functions: `types.coroutine` does.
    if event == "object.__setattr__" and args[1] in BODIES and args[0].__code__.co_filename != PROGRAM:
        return "puts other code into a function"
    return None


def missing_coroutine(*_):
    raise AttributeError("asyncio.coroutine is gone since Python 3.11")


def harmless():
    """The ids of the code objects of library functions that look at frames and hand none on."""
    modules = (asyncio.events, asyncio.base_events, asyncio.futures, asyncio.coroutines, asyncio.format_helpers)
    kinds = [kind for module in modules for kind in vars(module).values() if isinstance(kind, type)]
    places = (*modules, *kinds, logging.Logger, collections, enum, typing)
    functions = [logging.currentframe, *(value for place in places for value in vars(place).values())]
    return {id(one.__code__) for one in functions if isinstance(one, types.FunctionType)}


def parts_of(places):
    """Everything callable in these modules and in their classes, as place, name and value."""
    kinds = [kind for place in places for kind in vars(place).values() if isinstance(kind, type)]
    return [
        (place, name, value)
        for place in (*places, *{id(kind): kind for kind in kinds if kind.__flags__ & CHANGEABLE}.values())
        for name, value in list(vars(place).items())
        if callable(value) or isinstance(value, (property, staticmethod, classmethod))
    ]


def prepare(report, tests, ours):
    """Set up what tests need, with references taken before the program runs. Return the function that runs one test.

    `ours` are the ids of the code objects of this file and of the tests.
    """
    limit, set_limit = sys.getrecursionlimit(), sys.setrecursionlimit
    frame_of, settrace, collect = sys._getframe, sys.settrace, gc.collect
    set_loop, set_running_loop = asyncio.set_event_loop, asyncio._set_running_loop
    stdout, stderr, current = sys.stdout, sys.stderr, None
    ended, busy, counted = [], False, 0

    def end(says, meaning=None):
        ended.append(Ended(says, meaning))
        raise ended[-1]

    def guard(event, args):
        nonlocal busy
        if busy:
            return
        does = what_spoils(event, args)
        if not does:
            return
        busy = True
        try:
            by_program = is_reached_by_program(frame_of(1))
        finally:
            busy = False
        if by_program:
            end(f"It {does}. A test says nothing of a program that does.")

    def is_reached_by_program(frame):
        """Whether the program called this frame, directly or through the library."""
        if id(frame.f_code) in unseen:
            return False
        while frame and id(frame.f_code) not in lowest:
            # Not compared by file name: a program may compile code under any name.
            if id(frame.f_code) not in ours:
                return True
            frame = frame.f_back
        return False

    def sleep(seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        caller = frame_of(1).f_code
        if caller.co_flags & SUSPENDABLE and caller.co_filename == PROGRAM:
            current.blocking.append(caller.co_name)
        current.clock.send(seconds)

    def monotonic():
        if current is None:
            return 0.0  # called by what a finished test left behind
        now = current.clock.send(None)
        if now < 0:
            current.clock.send(None)
            end("It asks the clock again and again, and does not sleep in between.", "busy")
        return now

    def monotonic_ns():
        return round(monotonic() * 1e9)

    def select(self, timeout=None):
        if timeout is None:
            end("It waits for something that never comes: no timer is set, and nothing is ready to run.")
        current.clock.send(max(0.0, timeout))
        return []

    def count_lines(frame, event, arg):
        nonlocal counted
        if frame.f_code.co_filename != PROGRAM:
            if "/asyncio/" in frame.f_code.co_filename and frame.f_back and frame.f_back.f_code.co_filename == PROGRAM:
                current.called |= {"asyncio", f"asyncio.{frame.f_code.co_qualname.partition('.')[0]}"}
            return None
        counted += 1
        if counted > LINES:
            counted = 0
            end(f"It does not come to an end: {LINES:,} lines of it ran, the last one was line {frame.f_lineno}.")
        return count_lines

    def warned(message, category, *_):
        text = str(message)
        if current is not None and text.endswith("was never awaited"):
            current.never_awaited.append(text.split("'")[1].rpartition(".")[2])

    logging.getLogger("asyncio").disabled = True  # it would write the frames of a task's error that nobody fetched
    unseen = {id(sleep.__code__), *harmless()}
    time.sleep = sealed(sleep)
    for clock in ("monotonic", "perf_counter", "time"):
        setattr(time, clock, sealed(monotonic))
        setattr(time, f"{clock}_ns", sealed(monotonic_ns))
    selectors.DefaultSelector.select = sealed(select)
    warnings.simplefilter("always")
    warnings.showwarning = sealed(warned)
    of_asyncio = [module for name, module in sys.modules.items() if name.partition(".")[0] == "asyncio"]
    classes = (Trial, Printed, Failed, Ended)
    held = parts_of([time, builtins, selectors, warnings, types, *of_asyncio])
    whole = [(kind, dict(vars(kind))) for kind in classes]
    own = [(names, dict(names)) for names in (globals(), tests)]

    def put_back():
        """Restore everything. Return the name of the first thing that the program had replaced, or None."""
        changed = None
        set_limit(limit)
        for place, name, value in held:
            if vars(place).get(name) is not value:
                changed = changed or f"{place.__name__}.{name}"
                setattr(place, name, value)
        for kind, before in whole:
            for name in vars(kind).keys() - before.keys():
                changed = changed or f"{kind.__name__}.{name}"
                delattr(kind, name)
            for name, value in before.items():
                if vars(kind)[name] is not value:
                    changed = changed or f"{kind.__name__}.{name}"
                    setattr(kind, name, value)
        for names, before in own:
            for name, value in before.items():
                if names.get(name) is not value:
                    changed = changed or name
                    names[name] = value
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
            trial.stdout.begin()  # what the program does outside of its functions is no part of the test
            if not changed:
                settrace(count_lines)
                test(trial)
                settrace(None)
                changed = put_back()
            used = next((word for word in trial.unwanted if word in trial.called), None)
            if used:
                return Failed(f"Your program uses `{used}`.")
            if changed:
                return Failed(f"It puts something of its own in the place of `{changed}`. The tests need the real one.")
        except BaseException as error:
            return error
        finally:
            settrace(None)
            put_back()
            trial.names = {}
        return None

    def run_test(number, test, source, named):
        nonlocal current, counted
        ended.clear()
        counted = 0
        report(start=number)
        current = trial = Trial(source, named, end)
        sys.stdout = sys.stderr = trial.stdout.as_stream()
        set_loop(None)
        error = judge(trial, test)
        says, meaning, wordless = verdict(error)
        error = None  # its traceback holds what the test left
        collect()
        if ended:
            says, meaning, wordless = verdict(ended[0])
        forgotten = trial.never_awaited
        current = None
        sys.stdout, sys.stderr = stdout, stderr
        set_running_loop(None)
        put_back()
        if says is None and forgotten:
            says = f"The coroutine `{forgotten[0]}` was made, and nobody awaited it."
        if says is None:
            return report(test=number, state="passed")
        if meaning is None and wordless:
            meaning = "never-awaited" if forgotten else "blocks" if trial.blocking else None
        report(test=number, state="failed", says=says, **({"meaning": meaning} if meaning else {}))

    def verdict(error):
        """Why a test failed, what that means, and whether what the program forgot may be the reason."""
        if error is None:
            return None, None, True
        ours = isinstance(error, (Failed, Ended))
        return explain(error), error.meaning if ours else None, ours

    lowest = {id(one.__code__) for one in (judge, run_test)}
    sys.addaudithook(guard)
    gc.freeze()  # a collection after a test then takes 1 ms, not 25: it leaves out the library
    return run_test


main()
