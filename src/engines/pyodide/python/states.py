"""Records the state of a program at each step of its trace: what is suspended on what, and what the loop has next.

A state has five parts: the stack of running frames, the await chain of every live task and of every generator outside
tasks, the local variables of the reader's frames, and the event loop's ready queue and timers. What is written with a
step is only what changed since the step before; src/runtime/program-state.ts says what each field means.

None of the reader's code runs: objects are read through the interpreter's own types alone, and only where the exact
type is known to be one of them.
"""
import builtins
from asyncio import AbstractEventLoop, tasks
from gc import get_referents
from weakref import ref

from _asyncio import Future, Task, _get_running_loop
from _json import encode_basestring_ascii as quote

from .await_links import (
    NOTHING,
    delegations,
    frame_of,
    generator_of,
    is_executing,
    is_suspended,
    next_link,
    unwrapped,
)
from .changes import Changes
from .clock import is_virtual
from .describe import GENERATORS, cut, is_a, type_name
from .frame_texts import FrameTexts
from .loop_calls import LoopCalls, unannounced

__builtins__ = vars(builtins).copy()  # the program may replace its own

CHAINS, FRAMES, TASKS = 50, 100, 50  # more than these of one kind are only counted
LENGTH = 60  #: Characters of a name.
instance_dict = AbstractEventLoop.__dict__["__dict__"].__get__


class States:
    """The states of one run. `trace` numbers frames and tasks; frames of files in `ours` are left out of the stack;
    `offset` has to be added to the clock of event loops to have the trace's, in milliseconds."""

    def __init__(self, trace, ours, limit, offset):
        self.trace, self.tasks, self.ours, self.limit, self.left = trace, trace.tasks, ours, limit, limit
        self.frames = FrameTexts(trace.numbers, trace.home)
        self.generators = self.frames.generators
        self.passed_on = NOTHING  # the value of the event, while a frame yields
        self.time_spent = 0  # milliseconds
        self.busy = False
        self.changes = Changes()
        self.calls = LoopCalls(self.tasks, offset)

    def change(self, frame):
        """`,"state":{…}`: what changed since the step before, seen from this frame."""
        if self.busy:  # a weak reference's callback, while a state is being read
            return ""
        self.busy = True
        self.left -= 1
        clock = self.trace.log.elapsed if not is_virtual() else None  # reading a virtual clock moves it
        started = clock() if clock else 0
        try:
            return self.look(frame)
        finally:
            self.time_spent += clock() - started if clock else 0
            self.busy = False
            self.passed_on = NOTHING

    def started(self, number, frame):
        """A frame begins. Only now may a weak reference be made: one that is made while a generator is being finalized,
        and runs its `finally`, would outlive it."""
        generator = generator_of(frame)
        if generator is not None:
            self.generators[number] = ref(generator)

    def look(self, frame):
        self.frames.begin()
        self.chains = {}
        self.calls.holders = {}
        running, stack = self.stack(frame)
        self.running = {id(generator_of(each)) for each in running}
        loop = _get_running_loop()
        fields = instance_dict(loop) if loop is not None and is_a(loop, AbstractEventLoop) else {}
        ready = fields.get("_ready")
        self.take_unannounced(ready)
        more = self.find_chains(running)
        changes = self.changes
        parts = [
            changes.text("stack", f"[{','.join(stack)}]"),
            changes.text("more", str(more)),
            changes.table("lines", self.frames.lines),
            changes.nested_table("locals", self.frames.locals),
            changes.table("chains", self.chains),
            changes.text("ready", self.calls.ready(ready)),
            changes.text("timers", self.calls.timers(fields.get("_scheduled"), loop)),
        ]
        changed = ",".join(filter(None, parts))
        return changed and ',"state":{' + changed + "}"

    def take_unannounced(self, ready):
        tasks_found, generators = unannounced(ready)
        for task in tasks_found:
            self.tasks.number(task)
        for generator in generators:
            number = self.trace.numbers.get(id(generator.ag_frame))
            if number is not None:
                self.generators[number] = ref(generator)

    def stack(self, frame):
        """The running frames, outermost first, and how each is written: a number, or a library's name."""
        frames = []
        while frame is not None:
            if not frame.f_code.co_filename.startswith(self.ours):
                frames.append(frame)
            frame = frame.f_back
        frames.reverse()
        return frames, _first_and_last(frames, self.frames.on_stack)

    # ---- chains ---------------------------------------------------------------------------------------------------

    def find_chains(self, running):
        """Fills `chains`; how many were left out."""
        delegates = delegations(running, self.passed_on)
        seen = set()  # ids of what is part of a chain
        of_tasks = [
            (f"task {number}", f'"task":{number},', Task.get_coro(task), number) for number, task in self.tasks.live()
        ]
        free = self.live_generators()
        inner = {id(next_link(generator, delegates, self.running)) for _, generator in free}
        others = [
            (f"frame {number}", "", generator, None) for number, generator in free if id(generator) not in inner
        ]
        shown = 0
        for key, head, root, task in of_tasks + others:
            if task is None and id(root) in seen:
                continue
            shown += 1
            if shown <= CHAINS:
                self.chains[key] = self.chain(head, root, task, delegates, seen)
        return max(0, shown - CHAINS)

    def live_generators(self):
        """The reader's generators and coroutines that have not ended, with the numbers of their frames."""
        found = []
        for number, reference in list(self.generators.items()):
            generator = reference()
            if generator is None or frame_of(generator) is None:
                del self.generators[number]
            else:
                found.append((number, generator))
        return found

    def chain(self, head, value, task, delegates, seen):
        links = []
        value = unwrapped(value)
        while id(type(value)) in GENERATORS and id(value) not in seen and frame_of(value) is not None:
            seen.add(id(value))
            links.append(value)
            following = next_link(value, delegates, self.running)
            if following is None:
                runs = id(value) in self.running or is_executing(value)
                kind = "running" if runs else "yield" if is_suspended(value) else "created"
                holder = f'{{"kind":"{kind}"}}'
                break
            value = following
        else:
            holder = self.holder(value, task)
        return f'{{{head}"frames":[{",".join(_first_and_last(links, self.frames.in_chain))}],"holder":{holder}}}'

    def holder(self, value, task):
        """What a chain ends in, where that is no frame: a Future's iterator, or another awaitable."""
        if value is None or id(type(value)) in GENERATORS:
            return '{"kind":"ended"}'
        if type_name(value) != "FutureIter":
            return f'{{"kind":"iterator","type":{quote(cut(type_name(value), LENGTH))}}}'
        future = next((each for each in get_referents(value) if is_a(each, Future)), None)
        if future is None:
            return '{"kind":"ended"}'
        if task is not None:
            self.calls.holders[id(future)] = task
        fields = f'"type":{quote(cut(type_name(future), LENGTH))}'
        if Future.done(future):
            fields += ',"done":true'
        if is_a(future, Task):
            fields += f',"tasks":[{self.tasks.number(future)}]'
        elif type(future) is tasks._GatheringFuture:
            numbers = [str(self.tasks.number(each)) for each in future._children if is_a(each, Task)]
            fields += f',"tasks":[{",".join(numbers[:TASKS])}]'
        return f'{{"kind":"future",{fields}}}'


def _first_and_last(things, write):
    """Each as written; of very many the first and the last, and between them −n for n that are left out."""
    left_out = len(things) - FRAMES
    if left_out <= 0:
        return [write(each) for each in things]
    half = FRAMES // 2
    return [*map(write, things[:half]), str(-left_out), *map(write, things[-half:])]
