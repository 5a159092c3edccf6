"""The program's tasks: each gets a number, and an event that announces it, when it is first met."""
import builtins
from functools import partial
from weakref import ref

from _asyncio import Task, _get_running_loop, current_task
from _json import encode_basestring_ascii as quote

from .describe import EVENT_LENGTH, GENERATORS, cut, is_a, plain, type_name

__builtins__ = vars(builtins).copy()  # the program may replace its own


class TracedTasks:
    def __init__(self, log):
        self.log = log
        self.count = 0
        self.known = {}  # id of a task -> its number and a weak reference to it, in the order of the numbers

    def current(self, field="task"):
        """`,"task":…` of the task that is running."""
        loop = _get_running_loop()
        task = None if loop is None else current_task(loop)
        return "" if task is None else f',"{field}":{self.number(task)}'

    def number(self, task, by="", frame=None):
        """This task's number. `by` is the field of the task that made it, `frame` the frame that sees it first."""
        known = self.known.get(id(task))
        if known is not None:
            return known[0]
        self.count += 1
        number, key = self.count, id(task)
        self.known[key] = number, ref(task, partial(self.known.pop, key))
        own = is_a(task, Task)  # what is no Task of asyncio's may have its own idea of its name
        coroutine = Task.get_coro(task) if own else None
        name = plain(Task.get_name(task)) if own else f"Task {number}"
        named = id(type(coroutine)) in GENERATORS
        runs = plain(coroutine.__qualname__) if named else type_name(coroutine)
        name, runs = quote(cut(name, EVENT_LENGTH)), quote(cut(runs, EVENT_LENGTH))
        fields = f'"kind":"task","at":{self.log.now()}e-2,"number":{number},"name":{name},"runs":{runs}{by}'
        self.log.add(fields, frame)
        return number

    def live(self):
        """The tasks that are not done, with their numbers, in the order in which they were made."""
        found = [(number, reference()) for number, reference in self.known.values()]
        return [(number, task) for number, task in found if is_a(task, Task) and not Task.done(task)]
