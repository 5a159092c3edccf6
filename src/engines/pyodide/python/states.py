"""Records the state of a program at each step of its trace: what is suspended on what, and what the event loop has next.

A state has five parts: the stack of running frames, the await chain of every live task and of every generator outside
tasks, the local variables of the reader's frames, and the event loop's ready queue and timers. What is written with a
step is only what changed since the step before; src/runtime/program-state.ts says what each field means.

None of the reader's code runs: objects are read through the interpreter's own types alone, and only where the exact
type is known to be one of them.
"""
import builtins
import sys
from asyncio import AbstractEventLoop, BaseEventLoop, Handle, Timeout, TimerHandle, futures, tasks
from collections import deque
from functools import partial
from gc import get_referents
from types import AsyncGeneratorType, BuiltinFunctionType, CoroutineType, FunctionType, GeneratorType, MethodType, ModuleType
from weakref import ref

import _asyncio
from _json import encode_basestring_ascii as quote
from opcode import opmap

from .clock import is_virtual

__builtins__ = vars(builtins).copy()  # the program may replace its own

LOCALS, CHAINS, FRAMES, HANDLES, NEWEST = 24, 50, 100, 50, 400  # more than these of one kind are only counted
VALUE, ITEMS = 60, 6
SET_ITEMS = 100  #: Looked at to put the first of a set in order.

# At these a running frame that is not on top delegates: by send(), or by throw(), which leaves it where it was suspended.
YIELD_VALUE, RESUME = opmap["YIELD_VALUE"], opmap["RESUME"]
DELEGATING = {opmap["SEND"], YIELD_VALUE, RESUME}
NOTHING = object()
Future, Task = _asyncio.Future, _asyncio.Task
instance_dict = AbstractEventLoop.__dict__["__dict__"].__get__
name_of_type = type.__dict__["__name__"].__get__


async def _async_generator():
    yield


async def _coroutine():
    pass


def _types_without_names():
    """The ids of the types of objects that stand between two frames and have no name in the library."""
    generator, coroutine = _async_generator(), _coroutine()
    steps = generator.asend(None), generator.athrow(GeneratorExit), anext(generator, None)
    wrapper = coroutine.__await__()
    found = {id(type(step)) for step in (*steps, wrapper)}
    for step in (*steps, wrapper):
        step.close()
    return found


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


WRAPPERS = _types_without_names()
TaskStep = _type_of_a_step()
LOCALS_PROXY = type((lambda: sys._getframe().f_locals)())


def type_name(value):
    return name_of_type(type(value))


def is_a(value, base):
    """isinstance would ask the value for its __class__, which may be the reader's code."""
    return issubclass(type(value), base)


def cut(text, length=VALUE):
    return text if len(text) <= length else text[: length - 1] + "…"


def describe(value, depth=1):
    """A short repr of a plain value; '' where only the type can be told without running code."""
    kind = type(value)
    if kind is str or kind is bytes:
        return cut(repr(value[: VALUE + 1]))
    if kind is int:
        return repr(value) if value.bit_length() < 200 else "…"
    if kind is float or kind is bool or value is None or kind is complex:
        return repr(value)
    if id(kind) in PLAIN_CONTAINERS:
        return cut(container(value, kind, depth)) if depth else ""
    if kind is FunctionType or id(kind) in NAMED_FRAMES:
        return cut(value.__qualname__)
    if kind is Task:
        return cut(Task.get_name(value))
    if is_a(value, BaseException):
        arguments = BaseException.args.__get__(value)
        return describe(arguments[0]) if len(arguments) == 1 and type(arguments[0]) is str else ""
    return ""


def container(value, kind, depth):
    opening, closing = PLAIN_CONTAINERS[id(kind)]
    if kind is dict:
        pairs = zip(range(ITEMS), value.items(), strict=False)
        parts = [f"{inside(key, depth)}: {inside(item, depth)}" for _, (key, item) in pairs]
    elif kind is set or kind is frozenset:
        # Its own order depends on addresses in memory, and so differs from run to run.
        parts = sorted(inside(item, depth) for _, item in zip(range(SET_ITEMS), value, strict=False))[:ITEMS]
    else:
        parts = [inside(item, depth) for _, item in zip(range(ITEMS), value, strict=False)]
    if len(value) > ITEMS:
        parts.append("…")
    comma = "," if kind is tuple and len(value) == 1 else ""
    return opening + ", ".join(parts) + comma + closing


def inside(value, depth):
    return describe(value, depth - 1) or type_name(value)


# Types are looked up by id: a metaclass may bring a __hash__ and an __eq__ of its own.
PLAIN_CONTAINERS = {id(list): "[]", id(tuple): "()", id(dict): "{}", id(set): "{}", id(frozenset): "{}"}
NAMED_FRAMES = {id(GeneratorType), id(CoroutineType), id(AsyncGeneratorType)}


def frame_of(value):
    """The suspended or running frame behind a generator, coroutine or async generator; None once it has ended."""
    kind = type(value)
    if kind is CoroutineType:
        return value.cr_frame
    if kind is GeneratorType:
        return value.gi_frame
    return value.ag_frame


def awaited_by(value):
    """What a suspended frame delegates to; None where it stands at a plain yield, or runs."""
    kind = type(value)
    if kind is CoroutineType:
        return value.cr_await
    if kind is GeneratorType:
        return value.gi_yieldfrom
    return value.ag_await


def unwrapped(value):
    """The frame's object behind an `asend()`, `athrow()`, `anext()` or the iterator of a coroutine."""
    while id(type(value)) in WRAPPERS:
        referents = get_referents(value)
        if not referents:
            return None
        value = referents[0]
    return value


def kind_of_frame(value):
    kind = type(value)
    return "coroutine" if kind is CoroutineType else "generator" if kind is GeneratorType else "async-generator"


class States:
    """The states of one run. `trace` numbers frames and tasks."""

    def __init__(self, trace, ours, limit, offset):
        self.trace, self.ours, self.limit, self.left = trace, ours, limit, limit
        self.offset = offset  # milliseconds between the clock of event loops and the trace's
        self.homes = [f"{place}/" for place in sys.path if place]  # where modules are
        self.generators = {}  # number of a frame of the reader's -> weak reference to its generator
        self.passed_on = NOTHING  # the value of the event, while a frame yields
        self.fixed = {}  # number of a frame -> where it stands, and its variables while none can change there
        self.foreign = {}  # id of a library's code -> the code, and by line how a suspended frame of it is written
        self.spent = 0  # milliseconds
        self.busy = False
        self.last = {}  # part -> the text that was written for it last
        self.shown = {}  # 'lines', 'locals', 'chains' -> key -> what was written for it last

    def change(self, frame):
        """`,"state":{…}`: what changed since the step before, seen from this frame."""
        if self.busy:  # a weak reference's callback, in the middle of a look
            return ""
        self.busy = True
        self.left -= 1
        clock = self.trace.clock if not is_virtual() else None  # a look at that one would take time
        started = clock() if clock else 0
        try:
            return self.look(frame)
        finally:
            self.spent += clock() - started if clock else 0
            self.busy = False
            self.passed_on = NOTHING

    def started(self, number, frame):
        """A frame begins. Only now may a weak reference be made: one that is made while a generator is being finalized,
        and runs its `finally`, would outlive it."""
        if frame.f_generator is not None:
            self.generators[number] = ref(frame.f_generator)

    # ---- one look -------------------------------------------------------------------------------------------------

    def look(self, frame):
        self.lines, self.locals, self.chains = {}, {}, {}
        self.holders = {}  # id of a Future -> number of the task that waits for it
        running, stack = self.stack(frame)
        self.running = {id(each.f_generator) for each in running}
        loop = _asyncio._get_running_loop()
        fields = instance_dict(loop) if loop is not None and is_a(loop, AbstractEventLoop) else {}
        self.look_through(fields.get("_ready"))
        more = self.find_chains(running)
        parts = [
            self.part("stack", f"[{','.join(stack)}]"),
            self.part("more", str(more)),
            self.table("lines", self.lines),
            self.tables("locals", self.locals),
            self.table("chains", self.chains),
            self.part("ready", self.handles(fields.get("_ready"))),
            self.part("timers", self.timers(fields.get("_scheduled"), loop)),
        ]
        changed = ",".join(filter(None, parts))
        return changed and ',"state":{' + changed + "}"

    def part(self, name, text):
        if self.last.get(name, DEFAULTS[name]) == text:
            return ""
        self.last[name] = text
        return f'"{name}":{text}'

    def table(self, name, now):
        text = changes(self.shown.setdefault(name, {}), now)
        self.shown[name] = now
        return text and f'"{name}":{{{text}}}'

    def tables(self, name, now):
        before = self.shown.setdefault(name, {})
        texts = []
        for key, table in now.items():
            text = changes(before.get(key, {}), table)
            if text:
                texts.append(f'"{key}":{{{text}}}')
        before.update(now)
        return texts and f'"{name}":{{{",".join(texts)}}}'

    # ---- frames ---------------------------------------------------------------------------------------------------

    def stack(self, frame):
        """The running frames, outermost first, and how each is written: a number, or a library's name."""
        frames = []
        while frame is not None:
            if not frame.f_code.co_filename.startswith(self.ours):
                frames.append(frame)
            frame = frame.f_back
        frames.reverse()
        return frames, shortened(frames, self.on_stack)

    def on_stack(self, frame):
        number = self.trace.numbers.get(id(frame))
        # A frame that vanished without an event may have left its id to another one.
        if number is None or not frame.f_code.co_filename.startswith(self.trace.home):
            return quote(f"{self.file(frame.f_code)} {cut(frame.f_code.co_qualname)}")
        return self.own(number, frame)

    def own(self, number, frame):
        self.lines[number] = str(frame.f_lineno or frame.f_code.co_firstlineno)
        if number not in self.locals:
            at, table = self.fixed.get(number, (None, None))
            if at != frame.f_lasti:
                table, fixed = variables(frame)
                self.fixed[number] = (frame.f_lasti if fixed else None, table)
            self.locals[number] = table
        return str(number)

    def file(self, code):
        name = code.co_filename
        home = next((each for each in self.homes if name.startswith(each)), "")
        return cut(name[len(home) :])

    # ---- chains ---------------------------------------------------------------------------------------------------

    def find_chains(self, running):
        """Fills `chains`; how many were left out."""
        delegates = self.delegations(running)
        seen = set()  # ids of what is part of a chain
        roots = []
        for number, task in self.live_tasks():
            roots.append((f"task {number}", f'"task":{number},', Task.get_coro(task), number))
        tasks_end = len(roots)
        free = []
        for number, reference in list(self.generators.items()):
            generator = reference()
            frame = None if generator is None else frame_of(generator)
            if frame is None:
                del self.generators[number]
            else:
                free.append((number, generator))
        inner = {id(self.next_of(generator, delegates)) for _, generator in free}
        for number, generator in free:
            if id(generator) not in inner:
                roots.append((f"frame {number}", "", generator, None))
        shown = 0
        for index, (key, head, root, number) in enumerate(roots):
            if index >= tasks_end and id(root) in seen:
                continue
            if shown >= CHAINS:
                shown += 1
                continue
            shown += 1
            self.chains[key] = self.chain(head, root, number, delegates, seen)
        return max(0, shown - CHAINS)

    def live_tasks(self):
        """The tasks that are not done, in the order in which they were made."""
        found = [(number, reference()) for number, reference in self.trace.tasks.values()]
        return [(number, task) for number, task in found if is_a(task, Task) and not Task.done(task)]

    def delegations(self, running):
        """Of the running frames: id of the outer's object -> the inner's, where the outer awaits it."""
        found = {}
        for outer, inner in zip(running, running[1:], strict=False):
            if outer.f_generator is None or inner.f_generator is None:
                continue
            if outer.f_code.co_code[outer.f_lasti] in DELEGATING:
                found[id(outer.f_generator)] = inner.f_generator
        if running and running[-1].f_generator is not None:
            top = running[-1].f_generator
            found[id(top)] = self.held_by_top(running[-1], top)
        return found

    def held_by_top(self, frame, generator):
        """What the frame on top delegates to in the moment in which it passes a value on, or is about to hand one in.

        It counts as running then, and `cr_await` is None; what it awaits stands on its stack, below that value.
        """
        code, at = frame.f_code.co_code, frame.f_lasti
        if not (code[at] == YIELD_VALUE and code[at + 1] or code[at] == RESUME and code[at + 1] & 3 > 1):
            return None
        stack = get_referents(generator)
        for index in range(len(stack) - 1, -1, -1):
            if self.passed_on is NOTHING or stack[index] is self.passed_on:
                del stack[index:]
                break
        return next((each for each in reversed(stack) if is_link(each)), None)

    def next_of(self, value, delegates):
        if id(type(value)) not in NAMED_FRAMES:
            return None
        following = delegates.get(id(value)) or awaited_by(value)
        if following is None and id(value) not in self.running and is_executing(value):
            # close() goes down a chain without putting its frames on the stack.
            following = next((each for each in reversed(get_referents(value)) if is_link(each)), None)
        return unwrapped(following)

    def chain(self, head, value, task, delegates, seen):
        links = []
        value = unwrapped(value)
        while id(type(value)) in NAMED_FRAMES and id(value) not in seen and frame_of(value) is not None:
            seen.add(id(value))
            links.append(value)
            following = self.next_of(value, delegates)
            if following is None:
                runs = id(value) in self.running or is_executing(value)
                kind = "running" if runs else "yield" if is_suspended(value) else "created"
                holder = f'{{"kind":"{kind}"}}'
                break
            value = following
        else:
            holder = self.holder(value, task)
        return f'{{{head}"frames":[{",".join(shortened(links, self.in_chain))}],"holder":{holder}}}'

    def in_chain(self, value):
        frame = frame_of(value)
        number = self.trace.numbers.get(id(frame))
        known = self.generators.get(number)
        if known is not None and known() is value:
            return self.own(number, frame)
        code, line = frame.f_code, frame.f_lineno
        _, texts = self.foreign.setdefault(id(code), (code, {}))
        text = texts.get(line)
        if text is None:
            of, name, file = kind_of_frame(value), quote(cut(code.co_qualname)), quote(self.file(code))
            text = f'{{"name":{name},"of":"{of}","file":{file},"line":{line or code.co_firstlineno}}}'
            texts[line] = text
        return text

    def holder(self, value, task):
        """What a chain ends in, where that is no frame: a Future's iterator, or another awaitable."""
        if value is None or id(type(value)) in NAMED_FRAMES:
            return '{"kind":"ended"}'
        if type_name(value) != "FutureIter":
            return f'{{"kind":"iterator","type":{quote(cut(type_name(value)))}}}'
        future = next((each for each in get_referents(value) if is_a(each, Future)), None)
        if future is None:
            return '{"kind":"ended"}'
        if task is not None:
            self.holders[id(future)] = task
        fields = f'"type":{quote(cut(type_name(future)))}'
        if Future.done(future):
            fields += ',"done":true'
        if is_a(future, Task):
            fields += f',"tasks":[{self.trace.task(future)}]'
        elif type(future) is tasks._GatheringFuture:
            numbers = [str(self.trace.task(each)) for each in future._children if is_a(each, Task)]
            fields += f',"tasks":[{",".join(numbers[:HANDLES])}]'
        return f'{{"kind":"future",{fields}}}'

    def look_through(self, ready):
        """Finds in the ready queue what no event told of.

        That is a task made without the loop's create_task(), whose first step waits there, and an async generator that
        was dropped: it is revived, to be closed by the event loop, and its weak references are gone.
        """
        if type(ready) is not deque:
            return
        for handle in list(ready)[-NEWEST:]:
            if not is_a(handle, Handle):
                continue
            callback = Handle._callback.__get__(handle)
            if type(callback) is TaskStep and id(callback.__self__) not in self.trace.tasks:
                self.trace.task(callback.__self__)
            for argument in Handle._args.__get__(handle) or ():
                generator = unwrapped(argument) if id(type(argument)) in WRAPPERS else None
                if type(generator) is AsyncGeneratorType and generator.ag_frame is not None:
                    number = self.trace.numbers.get(id(generator.ag_frame))
                    if number is not None:
                        self.generators[number] = ref(generator)

    # ---- the event loop ---------------------------------------------------------------------------------------------

    def handles(self, ready):
        if type(ready) is not deque:
            return "[]"
        listed = [self.handle(each) for each in list(ready)[:HANDLES]]
        if len(ready) > HANDLES:
            listed.append(str(len(ready) - HANDLES))
        return f"[{','.join(listed)}]"

    def timers(self, scheduled, loop):
        if type(scheduled) is not list:
            return "[]"
        known = [each for each in scheduled if is_a(each, TimerHandle)]
        known.sort(key=TimerHandle._when.__get__)
        honest = next((each for each in type(loop).__mro__ if "time" in each.__dict__), None) is BaseEventLoop
        listed = []
        for timer in known[:HANDLES]:
            when = TimerHandle._when.__get__(timer)
            plain = type(when) is float or type(when) is int
            due = f'"due":{round(when * 1000 + self.offset, 2)},' if honest and plain else ""
            listed.append("{" + due + self.handle(timer)[1:])
        if len(known) > HANDLES:
            listed.append(str(len(known) - HANDLES))
        return f"[{','.join(listed)}]"

    def handle(self, handle):
        """What the event loop will call: by name, and for which task where that is known."""
        callback = Handle._callback.__get__(handle) if is_a(handle, Handle) else None
        if is_a(handle, Handle) and Handle._cancelled.__get__(handle):
            return '{"what":"cancelled"}'
        arguments = Handle._args.__get__(handle)
        name, owner = name_of_callback(callback)
        task = None
        if is_a(owner, Task):
            task, name = self.trace.task(owner), "step" if name == "step" else "wakeup"
        elif callback is futures._set_result_unless_cancelled and type(arguments) is tuple and arguments:
            task, name = self.holders.get(id(arguments[0])), "set result"
        elif is_a(owner, Timeout):
            name = "timeout"
        number = "" if task is None else f',"task":{task}'
        return f'{{"what":{quote(cut(name))}{number}}}'


DEFAULTS = {"stack": "[]", "more": "0", "ready": "[]", "timers": "[]"}


def shortened(things, write):
    """Each as written; of very many the first and the last, and between them −n for n that are left out."""
    left_out = len(things) - FRAMES
    if left_out <= 0:
        return [write(each) for each in things]
    half = FRAMES // 2
    return [*map(write, things[:half]), str(-left_out), *map(write, things[-half:])]


def is_link(value):
    kind = type(value)
    return id(kind) in NAMED_FRAMES or id(kind) in WRAPPERS or name_of_type(kind) == "FutureIter"


def is_executing(value):
    kind = type(value)
    if kind is CoroutineType:
        return value.cr_running
    return kind is GeneratorType and value.gi_running


def is_suspended(value):
    kind = type(value)
    if kind is CoroutineType:
        return value.cr_suspended
    return value.gi_suspended if kind is GeneratorType else value.ag_suspended


def changes(before, now):
    """The entries that are new or different, and null for those that are gone."""
    texts = [f'"{key}":{text}' for key, text in now.items() if before.get(key) != text]
    texts += [f'"{key}":null' for key in before if key not in now]
    return ",".join(texts)


def variables(frame):
    """The local variables of a frame, and whether they stay as they are while it is suspended there.

    Of a module, what is neither a function, a class, a module nor dunder.
    """
    code = frame.f_code
    module = code.co_name == "<module>"
    fixed = not (module or code.co_cellvars or code.co_freevars)
    found = {}
    names = frame.f_locals
    if type(names) is not dict and type(names) is not LOCALS_PROXY:  # exec() may run in a mapping of the reader's
        return found, False
    for name, value in names.items():
        if type(name) is not str or name[:1] == "." or (module and (name[:2] == "__" or is_definition(value))):
            continue
        if len(found) >= LOCALS:
            break
        kind = type(value)
        if id(kind) in PLAIN_CONTAINERS or kind is Task or issubclass(kind, BaseException):
            fixed = False
        found[quote(cut(name))[1:-1]] = f"[{quote(cut(name_of_type(kind)))},{quote(describe(value))}]"
    return found, fixed


def is_definition(value):
    return is_a(value, (type, FunctionType, ModuleType)) or type(value) is BuiltinFunctionType


def name_of_callback(callback):
    """The name of what a handle calls, and the object that it is bound to."""
    kind = type(callback)
    if kind is partial:
        return name_of_callback(partial.func.__get__(callback))
    if kind is FunctionType:
        return callback.__qualname__, None
    if kind is MethodType:
        function = callback.__func__
        name = function.__qualname__ if type(function) is FunctionType else type_name(function)
        return name, callback.__self__
    if kind is BuiltinFunctionType:
        return callback.__qualname__, callback.__self__
    if kind is TaskStep:
        return "step", callback.__self__
    return type_name(callback), None
