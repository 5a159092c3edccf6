"""Keeps the events of a trace until they are sent, each with what changed in the program's state."""
import builtins
from sys import _getframe as getframe

from . import clock

__builtins__ = vars(builtins).copy()  # the program may replace its own

PENDING_LIMIT = 400  #: Events that are sent together.
STATES_TIME_LIMIT = 5000  # milliseconds: a program of a thousand tasks is not to take minutes


class EventLog:
    """`send` gets the text of a JSON array of events, `elapsed` gives the milliseconds since the program's first
    instruction, `listen` is told for which events of sys.monitoring a trace is to be called from then on."""

    def __init__(self, send, elapsed, limit, listen):
        self.send, self.elapsed, self.limit, self.listen = send, elapsed, limit, listen
        self.states = None  # records the state with each event
        self.pending = []
        self.sent = 0
        self.room = PENDING_LIMIT
        self.time = 0
        self.open = True

    def now(self):
        """The time in hundredths of a millisecond; written with `e-2` after it, it is milliseconds in JSON."""
        self.time = round(self.elapsed() * 100)
        return self.time

    def line_time(self):
        # On a virtual clock each look takes time: a recording of lines would change the times of what it records.
        return self.time if clock.is_virtual() else self.now()

    def add(self, fields, frame=None):
        """Records an event, with the state seen from this frame; None means the frame that the callback is for."""
        if self.open:
            if self.states is not None:
                fields += self.state(frame)
            self.pending.append(fields)
            if len(self.pending) >= self.room:
                self.full()

    def state(self, frame):
        states = self.states
        if states.left > 0 and states.time_spent < STATES_TIME_LIMIT:
            return states.change(frame or getframe(2))
        # A program may go on for long: its suspensions are still recorded, which is cheap.
        self.states = None
        self.listen("suspensions")
        self.add(f'"kind":"states-capped","at":{self.now()}e-2,"limit":{states.limit - states.left}')
        return ""

    def full(self):
        if self.sent >= self.limit:
            self.open = False
            self.listen("nothing")
            self.pending = [f'"kind":"capped","at":{self.now()}e-2,"limit":{self.limit}']
        self.flush()

    def flush(self):
        if self.pending:
            pending, self.pending = self.pending, []
            self.sent += len(pending)
            self.room = max(1, min(PENDING_LIMIT, self.limit - self.sent))
            self.send("[{" + "},{".join(pending) + "}]")
