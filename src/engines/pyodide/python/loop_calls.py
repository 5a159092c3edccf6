"""What the event loop has next: its ready queue and its timers, as JSON."""
import builtins
from asyncio import BaseEventLoop, Handle, Timeout, TimerHandle, futures
from collections import deque
from functools import partial
from types import AsyncGeneratorType, BuiltinFunctionType, FunctionType, MethodType

from _asyncio import Task
from _json import encode_basestring_ascii as quote

from .await_links import WRAPPERS, unwrapped
from .describe import cut, is_a, plain, type_name

__builtins__ = vars(builtins).copy()  # the program may replace its own

LIMIT = 50  #: Of each; more are only counted.
NEWEST = 400  #: Of the ready queue, searched for what no event announced.
LENGTH = 60  #: Characters of a name.
NEVER = float("inf")
# A metaclass may have its own idea of these.
mro_of, namespace_of = type.__dict__["__mro__"].__get__, type.__dict__["__dict__"].__get__


async def _coroutine():
    pass


def _type_of_a_step():
    """The type of what a task puts into the ready queue to make its next step; its `__self__` is the task."""

    class Loop:
        def get_debug(self):
            return False

        def call_soon(self, callback, *, context=None):
            found.append(type(callback))

    found = []
    coroutine = _coroutine()
    task = Task(coroutine, loop=Loop(), name="")  # a name takes none of the numbers
    task._log_destroy_pending = False
    coroutine.close()
    return found[0]


TaskStep = _type_of_a_step()


def unannounced(ready):
    """Finds in the ready queue what no event announced: tasks, and async generators.

    That is a task made without the loop's create_task(), whose first step waits there, and an async generator that
    was dropped: it is revived, to be closed by the event loop, and its weak references are gone.
    """
    tasks, generators = [], []
    for handle in list(ready)[-NEWEST:] if type(ready) is deque else ():
        if not is_a(handle, Handle):
            continue
        callback = Handle._callback.__get__(handle)
        if type(callback) is TaskStep:
            tasks.append(callback.__self__)
        for argument in Handle._args.__get__(handle) or ():
            generator = unwrapped(argument) if id(type(argument)) in WRAPPERS else None
            if type(generator) is AsyncGeneratorType and generator.ag_frame is not None:
                generators.append(generator)
    return tasks, generators


class LoopCalls:
    """Writes the calls that a loop has next. `offset`, in milliseconds, turns a loop's time into the trace's."""

    def __init__(self, tasks, offset):
        self.tasks, self.offset = tasks, offset
        self.holders = {}  # id of a Future -> number of the task that waits for it

    def ready(self, ready):
        if type(ready) is not deque:
            return "[]"
        return _listed([self._call(each) for each in list(ready)[:LIMIT]], len(ready))

    def timers(self, scheduled, loop):
        if type(scheduled) is not list:
            return "[]"
        timers = [each for each in scheduled if is_a(each, TimerHandle)]
        timers.sort(key=_due)
        # A loop with a time() of its own gives times that do not fit the trace.
        clock = next((each for each in mro_of(type(loop)) if "time" in namespace_of(each)), None)
        texts = []
        for timer in timers[:LIMIT]:
            known = clock is BaseEventLoop and _due(timer) != NEVER
            due = f'"due":{round(_due(timer) * 1000 + self.offset, 2)},' if known else ""
            texts.append("{" + due + self._call(timer)[1:])
        return _listed(texts, len(timers))

    def _call(self, handle):
        """What the event loop will call: by name, and for which task where that is known."""
        if is_a(handle, Handle) and Handle._cancelled.__get__(handle):
            return '{"what":"cancelled"}'
        callback = Handle._callback.__get__(handle) if is_a(handle, Handle) else None
        arguments = Handle._args.__get__(handle) if is_a(handle, Handle) else None
        name, owner = _name_of_callback(callback)
        task = None
        if is_a(owner, Task):
            task, name = self.tasks.number(owner), "step" if name == "step" else "wakeup"
        elif callback is futures._set_result_unless_cancelled and type(arguments) is tuple and arguments:
            task, name = self.holders.get(id(arguments[0])), "set result"
        elif is_a(owner, Timeout):
            name = "timeout"
        number = "" if task is None else f',"task":{task}'
        return f'{{"what":{quote(cut(name, LENGTH))}{number}}}'


def _due(timer):
    """The time by the event loop's clock, in seconds; NEVER if it is no plain number: to compare it might run code."""
    when = TimerHandle._when.__get__(timer)
    return when if type(when) is float or type(when) is int else NEVER


def _listed(texts, count):
    left_out = [str(count - LIMIT)] if count > LIMIT else []
    return f"[{','.join(texts + left_out)}]"


def _name_of_callback(callback):
    """The name of what a handle calls, and the object that it is bound to."""
    kind = type(callback)
    if kind is partial:
        return _name_of_callback(partial.func.__get__(callback))
    if kind is FunctionType:
        return plain(callback.__qualname__), None
    if kind is MethodType:
        function = callback.__func__
        name = plain(function.__qualname__) if type(function) is FunctionType else type_name(function)
        return name, callback.__self__
    if kind is BuiltinFunctionType:
        return callback.__qualname__, callback.__self__
    if kind is TaskStep:
        return "step", callback.__self__
    return type_name(callback), None
