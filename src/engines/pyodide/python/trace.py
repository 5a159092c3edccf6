"""Reports what the reader's own frames do, as the interpreter itself reports it (sys.monitoring, PEP 669).

Each event becomes one JSON object, as in src/runtime/trace-event.ts. Nothing here runs the reader's code. This module
is imported only for a run that asks for a trace, so that other runs start faster.

All of it runs inside a callback of sys.monitoring, or is called by the host with tracing off: so no callback of the
program's own, of sys.monitoring or sys.settrace, is called for it, and none can break it. The callbacks run at every
suspension, and call no more than they must.
"""
import builtins
import sys
import time
from asyncio import BaseEventLoop
from functools import partial
from sys import _getframe as getframe
from weakref import ref

from _json import encode_basestring_ascii as quote

from . import clock
from .await_links import generator_of
from .describe import EVENT_LENGTH, cut, describe, event_value, is_a
from .event_log import EventLog
from .monitoring_tool import DISABLE, MonitoringTool
from .traced_code import TracedCode, line_of
from .traced_tasks import TracedTasks

__builtins__ = vars(builtins).copy()  # the program may replace its own

CREATE_TASK, WAIT = BaseEventLoop.create_task.__code__, clock.wait.__code__  # the library's code that is watched
OURS = __file__.rpartition("/")[0] + "/"


class Trace:
    """One recording: of the files in the folder `home`, and of no more than `limit` events.

    The host's `trace` gets the text of a JSON array of events, now and then and at the end; `elapsed` gives the
    milliseconds since the program's first instruction.
    """

    def __init__(self, host, elapsed, home, limit):
        self.untraced, self.home = host.untraced, home
        self.log = EventLog(host.trace, elapsed, limit, self.listen)
        self.tasks = TracedTasks(self.log)
        self.codes = {}  # id of a code object of the reader's -> TracedCode
        self.numbers = {}  # id of a live frame -> its number
        self.frames = 0
        self.suspended = {}  # number of a frame that was suspended -> weak reference to its generator
        self.wait_start = 0

    # ---- on and off -----------------------------------------------------------------------------------------------

    def record_states(self, limit):
        """From `start` on, the first `limit` events carry the program's state, and lines are events, too."""
        from .states import States

        offset = self.log.elapsed() - time.monotonic() * 1000
        self.log.states = States(self, OURS, limit, offset)

    def start(self):
        events = sys.monitoring.events
        callbacks = {
            events.PY_START: self.started,
            events.PY_RESUME: self.resumed,
            events.PY_YIELD: self.yielded,
            events.PY_RETURN: self.returned,
            events.PY_THROW: self.thrown,
            events.PY_UNWIND: self.unwound,
        }
        self.events = {"nothing": 0, "suspensions": sum(callbacks), "all": sum(callbacks) | events.LINE}
        self.tool = MonitoringTool(callbacks | {events.LINE: self.line})
        self.listen("suspensions" if self.log.states is None else "all")

    def listen(self, what):
        self.tool.listen(self.events[what])

    def stop(self):
        """Ends and sends what is left."""
        self.log.open = False
        self.tool.free()
        self.log.flush()

    # ---- frames ---------------------------------------------------------------------------------------------------

    def readers(self, code):
        """What is known of a code object of the reader's; None for other code."""
        if not code.co_filename.startswith(self.home):
            return None
        traced = self.codes[id(code)] = TracedCode(code, self.home)
        return traced

    def arguments(self, frame, names):
        values = frame.f_locals
        parts = []
        for name in names:
            if name not in values:
                continue
            text = describe(values[name], EVENT_LENGTH, names=False)
            if not text or is_a(values[name], BaseException):
                return ""
            parts.append(text)
        return f',"args":{quote(cut(", ".join(parts), EVENT_LENGTH))}' if parts else ""

    def started(self, code, offset):
        traced = self.codes.get(id(code)) or self.readers(code)
        if traced is None or traced.kind is None:
            return self.wait_began() if code is WAIT else DISABLE
        frame = getframe(1)
        task = self.tasks.current()
        self.frames += 1
        self.numbers[id(frame)] = number = self.frames
        if self.log.states is not None:
            self.log.states.started(number, frame)
        arguments = self.arguments(frame, traced.arguments) if traced.arguments else ""
        line = traced.lines.get(offset) or traced.find_line(frame, offset)
        rest = f'"frame":{number}{traced.head}{arguments}{traced.tail}{line}{task}'
        self.log.add(f'"kind":"start","at":{self.log.now()}e-2,{rest}')

    def resumed(self, code, offset):
        traced = self.codes.get(id(code)) or self.readers(code)
        if traced is None:
            return DISABLE
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is not None:
            line = traced.lines.get(offset) or traced.find_line(frame, offset)
            task = self.tasks.current()
            self.log.add(f'"kind":"resume","at":{self.log.now()}e-2,"frame":{number},"line":{line}{task}')

    def thrown(self, code, offset, error):
        frame = getframe(1)
        number = self.numbers.get(id(frame)) if id(code) in self.codes else None
        if number is not None:
            rest = f'"frame":{number},"line":{line_of(frame)}{self.tasks.current()},"value":{event_value(error)}'
            self.log.add(f'"kind":"throw","at":{self.log.now()}e-2,{rest}')

    def yielded(self, code, offset, value):
        traced = self.codes.get(id(code)) or self.readers(code)
        if traced is None:
            return DISABLE
        frame = getframe(1)
        number = self.numbers.get(id(frame))
        if number is None:
            return
        line = traced.lines.get(offset) or traced.find_line(frame, offset)
        by = traced.suspends_by.get(offset) or traced.find_suspends_by(offset)
        rest = f'"frame":{number},"line":{line},"by":"{by}","value":{event_value(value)}'
        if self.log.states is not None:
            self.log.states.passed_on = value
        self.log.add(f'"kind":"yield","at":{self.log.now()}e-2,{rest}')
        if number not in self.suspended and traced.kind != "async-generator":
            # The end of the last reference finishes a suspended frame without any event. (The event loop revives a
            # dropped async generator to close it.)
            when_freed = partial(self.untraced, self.freed, number)
            self.suspended[number] = ref(generator_of(frame), when_freed)

    def freed(self, number, reference):
        # A `finally` inside still runs and reports itself after this.
        # After the end nothing is recorded, and the clock is gone.
        if self.suspended.pop(number, None) is not None and self.log.open:
            self.log.add(f'"kind":"close","at":{self.log.now()}e-2,"frame":{number}')

    def returned(self, code, offset, value):
        traced = self.codes.get(id(code)) or self.readers(code)
        frame = getframe(1)
        if traced is None:
            return self.library_returned(code, frame, value)
        if id(frame) in self.numbers:
            self.ended("return", frame, traced.lines.get(offset) or traced.find_line(frame, offset), value)

    def unwound(self, code, offset, error):
        frame = getframe(1)
        if id(code) in self.codes and id(frame) in self.numbers:
            self.ended("unwind", frame, line_of(frame), error)

    def ended(self, kind, frame, line, value):
        number = self.numbers[id(frame)]
        self.suspended.pop(number, None)
        rest = f'"frame":{number},"line":{line},"value":{event_value(value)}'
        self.log.add(f'"kind":"{kind}","at":{self.log.now()}e-2,{rest}')
        del self.numbers[id(frame)]

    def line(self, code, line):
        traced = self.codes.get(id(code)) or self.readers(code)
        if traced is None:
            return DISABLE
        number = self.numbers.get(id(getframe(1)))
        if number is not None:
            self.log.add(f'"kind":"line","at":{self.log.line_time()}e-2,"frame":{number},"line":{line}')

    # ---- around the frames ----------------------------------------------------------------------------------------

    def caller(self, frame):
        """`,"frame":…,"line":…` of the nearest of the reader's own frames at or above this one."""
        while frame is not None:
            number = self.numbers.get(id(frame))
            if number is not None:
                return f',"frame":{number},"line":{line_of(frame)}'
            frame = frame.f_back
        return ""

    def library_returned(self, code, frame, value):
        if code is CREATE_TASK:
            self.tasks.number(value, self.tasks.current("by"), frame.f_back)
        elif code is WAIT:
            self.wait_ended(frame)
        else:
            return DISABLE

    def wait_began(self):
        # So that the page shows what happened before while the thread sleeps.
        self.log.flush()
        self.wait_start = self.log.now()

    def wait_ended(self, frame):
        """A sleep of the thread, or a wait of the event loop, is over."""
        what = frame.f_locals["what"]
        if (end := self.log.now()) > self.wait_start:
            where = self.caller(frame) if what == "blocked" else ""
            self.log.add(f'"kind":"{what}","at":{self.wait_start}e-2,"until":{end}e-2{where}')

    def wrote(self, stream, row, rows):
        """The program wrote to stdout or stderr; `row` is the line of that stream in which it began."""
        if self.log.open:
            where = self.caller(getframe(1))
            rest = f'"stream":"{stream}","row":{row},"rows":{rows}{where}'
            self.log.add(f'"kind":"output","at":{self.log.now()}e-2,{rest}')
