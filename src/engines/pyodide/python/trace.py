"""Reports what the reader's own frames do, as the interpreter itself tells it (sys.monitoring, PEP 669).

Each event becomes one JSON object, as in src/runtime/trace-event.ts. Nothing here runs the reader's code: values are
told by type, and by repr only where the type is the interpreter's own. This module is imported for a run that asks for
a trace and for no other, so that nobody else pays.

The callbacks run at every suspension, so what does not change is written once, for each code object and place in it,
and they call no more than they must.

All of it runs inside a callback of sys.monitoring, or is called by the host with tracing off: so no callback of the
program's own, of sys.monitoring or sys.settrace, is called for it, and none can break it.
"""
import builtins
import sys
import time
from asyncio import BaseEventLoop
from functools import partial
from gc import get_referents
from types import CoroutineType, GeneratorType
from weakref import ref
from sys import _getframe as getframe

from _asyncio import Future, Task, _get_running_loop, current_task
from _json import encode_basestring_ascii as quote

from . import clock

__builtins__ = vars(builtins).copy()  # the program may replace its own
GENERATOR, COROUTINE, ITERABLE_COROUTINE, ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200
OPTIMIZED = 0x1  # every function has it; module and class bodies do not

WRAPPED = "async_generator_wrapped_value"  # what an async generator's `yield x` hands to the interpreter
NAME = type.__dict__["__name__"].__get__
REPR_LIMIT = 40
PENDING_LIMIT = 400
STATES_TIME_LIMIT = 5000  # milliseconds: a program of a thousand tasks is not to take minutes
TOOL = "suspension timeline"
DISABLE = sys.monitoring.DISABLE
get_tool, set_events, free_tool_id = sys.monitoring.get_tool, sys.monitoring.set_events, sys.monitoring.free_tool_id
CREATE_TASK, WAIT = BaseEventLoop.create_task.__code__, clock.wait.__code__  # the library's code that is watched
OURS = __file__.rpartition("/")[0] + "/"


def kind_of(code):
    """The kind of frame that this code runs in; None for a class body, which is told as part of its surroundings."""
    flags = code.co_flags
    if flags & ASYNC_GENERATOR:
        return "async-generator"
    if flags & COROUTINE:
        return "coroutine"
    if flags & GENERATOR:
        return "generator"
    if flags & OPTIMIZED:
        return "function"
    return "module" if code.co_name == "<module>" else None


def line_of(frame):
    # None for instructions that belong to no line, such as those that turn a StopIteration into a RuntimeError.
    return frame.f_lineno or frame.f_code.co_firstlineno


def has_qualname(value):
    return type(value) is CoroutineType or type(value) is GeneratorType


def cut(text):
    return text if len(text) <= REPR_LIMIT else text[: REPR_LIMIT - 1] + "…"


def short(value, depth=1):
    """A short repr of plain values, else ''. Exact types only: a subclass may bring its own __repr__."""
    kind = type(value)
    if kind is str or kind is bytes:
        return cut(repr(value[: REPR_LIMIT + 1]))
    if kind is int:
        return repr(value) if value.bit_length() < 200 else "…"
    if kind is float or kind is bool or value is None or kind is complex:
        return repr(value)
    if depth and (kind is tuple or kind is list):
        parts = [short(item, depth - 1) or type_name(item) for item in value[:6]]
        if len(value) > 6:
            parts.append("…")
        inner = ", ".join(parts) + ("," if kind is tuple and len(value) == 1 else "")
        return cut(f"({inner})" if kind is tuple else f"[{inner}]")
    if issubclass(type(value), BaseException):  # isinstance would ask the value for its __class__
        args = BaseException.args.__get__(value)
        return short(args[0]) if len(args) == 1 and type(args[0]) is str else ""
    return ""


def type_name(value):
    return NAME(type(value))  # a metaclass may have its own idea of __name__


def told(value):
    """Type and short repr, as JSON."""
    if value is None:
        return '{"type":"NoneType","repr":"None"}'
    if type(value) is Future:
        return '{"type":"Future","repr":""}'
    name = type_name(value)
    if name == WRAPPED:
        inside = get_referents(value)
        if inside:
            return told(inside[0])
    return f'{{"type":{quote(name)},"repr":{quote(short(value))}}}'


class Known:
    """What is always told of a code object of the reader's. It is kept: its id must not become another's."""

    __slots__ = ("arguments", "code", "head", "kind", "lines", "tail", "ways")

    def __init__(self, code, home):
        self.code = code
        self.kind = kind_of(code)
        count = min(code.co_argcount + code.co_kwonlyargcount, 5)
        self.arguments = [name for name in code.co_varnames[:count] if name not in ("self", "cls")]
        self.head = f',"name":{quote(cut(code.co_qualname))}'
        self.tail = f',"of":"{self.kind}","file":{quote(code.co_filename[len(home) :])},"line":'
        self.lines = {}  # offset -> line
        self.ways = {}  # offset -> 'yield', 'await', 'yield from'

    def line(self, frame, offset):
        line = self.lines[offset] = line_of(frame)
        return line

    def way(self, offset):
        # YIELD_VALUE's argument tells delegation (`await`, `yield from`) from a plain `yield` since 3.12.
        delegated = self.code.co_code[offset + 1]
        way = "yield" if not delegated else "yield from" if self.kind == "generator" else "await"
        self.ways[offset] = way
        return way


class Trace:
    """One recording.

    The host's `trace` gets the text of a JSON array of events, now and then and at the end; `now` tells the milliseconds
    since the program's first instruction.
    """

    def __init__(self, host, now, home, limit):
        self.send, self.untraced, self.clock, self.home, self.limit = host.trace, host.untraced, now, home, limit
        self.states = None
        self.pending = []
        self.sent = 0
        self.time = 0
        self.room = PENDING_LIMIT
        self.recording = False
        self.codes = {}  # id of a code object -> Known
        self.numbers = {}  # id of a live frame -> its number
        self.frames = 0
        self.dropped = {}  # number of a suspended frame -> weak reference to its generator
        self.tasks = {}  # id of a live task -> its number and a weak reference to it, in the order of the numbers
        self.task_count = 0
        self.tool = None

    # ---- what is told -------------------------------------------------------------------------------------------

    def now(self):
        """Hundredths of a millisecond; JSON reads them with `e-2` behind."""
        self.time = round(self.clock() * 100)
        return self.time

    def line_time(self):
        # On a virtual clock each look takes time: a recording of lines would change the times of what it records.
        return self.time if clock.is_virtual() else self.now()

    def add(self, fields, frame=None):
        """Takes down an event, as it is seen from this frame; None is the one that the callback is for."""
        if self.recording:
            if self.states is not None:
                fields += self.state(frame)
            self.pending.append(fields)
            if len(self.pending) >= self.room:
                self.full()

    def full(self):
        if self.sent >= self.limit:
            self.recording = False
            self.listen(0)
            self.pending = [f'"kind":"capped","at":{self.now()}e-2,"limit":{self.limit}']
        self.flush()

    def state(self, frame):
        states = self.states
        if states.left > 0 and states.spent < STATES_TIME_LIMIT:
            return states.change(frame or getframe(2))
        # A program may go on for long: its suspensions are still recorded, which is cheap.
        self.states = None
        self.listen(self.suspensions)
        self.add(f'"kind":"states-capped","at":{self.now()}e-2,"limit":{states.limit - states.left}')
        return ""

    def flush(self):
        if self.pending:
            pending, self.pending = self.pending, []
            self.sent += len(pending)
            self.room = max(1, min(PENDING_LIMIT, self.limit - self.sent))
            self.send("[{" + "},{".join(pending) + "}]")

    def learn(self, code):
        """None for code that is not the reader's own."""
        if not code.co_filename.startswith(self.home):
            return None
        known = self.codes[id(code)] = Known(code, self.home)
        return known

    def caller(self, frame):
        """`,"frame":…,"line":…` of the nearest of the reader's own frames at or above this one."""
        while frame is not None:
            number = self.numbers.get(id(frame))
            if number is not None:
                return f',"frame":{number},"line":{line_of(frame)}'
            frame = frame.f_back
        return ""

    # ---- tasks --------------------------------------------------------------------------------------------------

    def current(self):
        """`,"task":…` of the task that is running."""
        loop = _get_running_loop()
        task = None if loop is None else current_task(loop)
        return "" if task is None else f',"task":{self.task(task)}'

    def task(self, task, by="", frame=None):
        known = self.tasks.get(id(task))
        if known is None:
            self.task_count += 1
            number, key = self.task_count, id(task)
            self.tasks[key] = number, ref(task, partial(self.tasks.pop, key))
            native = issubclass(type(task), Task)  # a subclass may have its own idea of its name
            coroutine = Task.get_coro(task) if native else None
            name = str(Task.get_name(task)) if native else f"Task {number}"
            runs = coroutine.__qualname__ if has_qualname(coroutine) else type_name(coroutine)
            rest = f',"number":{number},"name":{quote(cut(name))},"runs":{quote(cut(runs))}{by}'
            self.add(f'"kind":"task","at":{self.now()}e-2{rest}', frame)
            return number
        return known[0]

    # ---- frames -------------------------------------------------------------------------------------------------

    def arguments(self, frame, names):
        values = frame.f_locals
        parts = []
        for name in names:
            if name not in values:
                continue
            text = short(values[name])
            if not text or issubclass(type(values[name]), BaseException):
                return ""
            parts.append(text)
        return f',"args":{quote(cut(", ".join(parts)))}' if parts else ""

    def started(self, code, offset):
        known = self.codes.get(id(code)) or self.learn(code)
        if known is None or known.kind is None:
            return self.wait_began() if code is WAIT else DISABLE
        frame = getframe(1)
        task = self.current()
        self.frames += 1
        self.numbers[id(frame)] = number = self.frames
        if self.states is not None:
            self.states.started(number, frame)
        arguments = self.arguments(frame, known.arguments) if known.arguments else ""
        line = known.lines.get(offset) or known.line(frame, offset)
        rest = f'"frame":{number}{known.head}{arguments}{known.tail}{line}{task}'
        self.add(f'"kind":"start","at":{self.now()}e-2,{rest}')

    def resumed(self, code, offset):
        known = self.codes.get(id(code)) or self.learn(code)
        if known is None:
            return DISABLE
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is not None:
            line = known.lines.get(offset) or known.line(frame, offset)
            task = self.current()
            self.add(f'"kind":"resume","at":{self.now()}e-2,"frame":{number},"line":{line}{task}')

    def thrown(self, code, offset, error):
        if id(code) not in self.codes:
            return
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is not None:
            rest = f'"frame":{number},"line":{line_of(frame)}{self.current()},"value":{told(error)}'
            self.add(f'"kind":"throw","at":{self.now()}e-2,{rest}')

    def yielded(self, code, offset, value):
        known = self.codes.get(id(code)) or self.learn(code)
        if known is None:
            return DISABLE
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is None:
            return
        line = known.lines.get(offset) or known.line(frame, offset)
        way = known.ways.get(offset) or known.way(offset)
        rest = f'"frame":{number},"line":{line},"by":"{way}","value":{told(value)}'
        if self.states is not None:
            self.states.passed_on = value
        self.add(f'"kind":"yield","at":{self.now()}e-2,{rest}')
        if number not in self.dropped and known.kind != "async-generator":
            # The end of the last reference finishes a suspended frame without any event. (The event loop revives a
            # dropped async generator to close it.)
            self.dropped[number] = ref(
                frame.f_generator, partial(self.untraced, self.vanished, number)
            )

    def vanished(self, number, reference):
        # A `finally` inside still runs and reports itself after this.
        # After the end nothing is recorded, and the clock is gone.
        if self.dropped.pop(number, None) is not None and self.recording:
            self.add(f'"kind":"close","at":{self.now()}e-2,"frame":{number}')

    def returned(self, code, offset, value):
        known = self.codes.get(id(code)) or self.learn(code)
        if known is None:
            return self.library_returned(code, getframe(1), value)
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is not None:
            self.dropped.pop(number, None)
            line = known.lines.get(offset) or known.line(frame, offset)
            rest = f'"frame":{number},"line":{line},"value":{told(value)}'
            self.add(f'"kind":"return","at":{self.now()}e-2,{rest}')
            del self.numbers[id(frame)]

    def unwound(self, code, offset, error):
        if id(code) not in self.codes:
            return
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is not None:
            self.dropped.pop(number, None)
            rest = f'"frame":{number},"line":{line_of(frame)},"value":{told(error)}'
            self.add(f'"kind":"unwind","at":{self.now()}e-2,{rest}')
            del self.numbers[id(frame)]

    def line(self, code, line):
        known = self.codes.get(id(code)) or self.learn(code)
        if known is None:
            return DISABLE
        number = self.numbers.get(id(getframe(1)))
        if number is not None:
            self.add(f'"kind":"line","at":{self.line_time()}e-2,"frame":{number},"line":{line}')

    # ---- the world around the frames ------------------------------------------------------------------------------

    def library_returned(self, code, frame, value):
        if code is CREATE_TASK:
            self.task(value, self.current().replace("task", "by"), frame.f_back)
        elif code is WAIT:
            self.wait_ended(frame)
        else:
            return DISABLE

    def wait_began(self):
        # What happened before is on the page while the thread sleeps.
        self.flush()
        self.before = self.now()

    def wait_ended(self, frame):
        """A sleep of the thread, or a wait of the event loop, is over."""
        what = frame.f_locals["what"]
        if (after := self.now()) > self.before:
            where = self.caller(frame) if what == "blocked" else ""
            self.add(f'"kind":"{what}","at":{self.before}e-2,"until":{after}e-2{where}')

    def wrote(self, stream, row, rows):
        """The program wrote to stdout or stderr; `row` is the line of that stream in which it began."""
        if self.recording:
            where = self.caller(getframe(1))
            rest = f'"stream":"{stream}","row":{row},"rows":{rows}{where}'
            self.add(f'"kind":"output","at":{self.now()}e-2,{rest}')

    # ---- on and off -----------------------------------------------------------------------------------------------

    def record_states(self, limit):
        """From `start` on, each event carries the program's state, and lines are events, too; the first `limit` ones."""
        from .states import States

        offset = self.clock() - time.monotonic() * 1000
        self.states = States(self, OURS, limit, offset)

    def start(self):
        """Begins. The free tool ids come first: 0, 1, 2 and 5 have names that a program may want for itself."""
        monitoring = sys.monitoring
        self.tool = next(n for n in (4, 3, 5, 1, 0, 2) if monitoring.get_tool(n) is None)
        monitoring.use_tool_id(self.tool, TOOL)
        events = monitoring.events
        callbacks = {
            events.PY_START: self.started,
            events.PY_RESUME: self.resumed,
            events.PY_YIELD: self.yielded,
            events.PY_RETURN: self.returned,
            events.PY_THROW: self.thrown,
            events.PY_UNWIND: self.unwound,
        }
        self.suspensions = sum(callbacks)
        if self.states is not None:
            callbacks[events.LINE] = self.line
        for event, callback in callbacks.items():
            monitoring.register_callback(self.tool, event, callback)
        self.recording = True
        self.listen(sum(callbacks))

    def listen(self, events):
        # A program may have freed the tool that it found, and even used its id for itself.
        if get_tool(self.tool) == TOOL:
            set_events(self.tool, events)

    def stop(self):
        """Ends and sends what is left."""
        self.recording = False
        self.listen(0)
        if get_tool(self.tool) == TOOL:
            free_tool_id(self.tool)
        self.flush()
