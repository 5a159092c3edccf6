"""What a suspended frame waits for: the steps from one link of an await chain to the next.

A link is a coroutine, a generator or an async generator, or an object of the interpreter's that stands between two of
them, or at the end. None of the reader's code runs: only the interpreter's own types are asked.
"""
import builtins
from gc import get_referents, get_referrers
from types import AsyncGeneratorType, CoroutineType, FrameType, GeneratorType
from weakref import ref

from opcode import opmap

from .describe import GENERATORS, name_of_type
from .traced_code import passes_on

__builtins__ = vars(builtins).copy()  # the program may replace its own

# At these a running frame below the top delegates: by send(), or by throw(), which leaves it where it was suspended.
YIELD_VALUE, RESUME = opmap["YIELD_VALUE"], opmap["RESUME"]
DELEGATING = {opmap["SEND"], YIELD_VALUE, RESUME}
GENERATOR_FLAGS = 0x20 | 0x80 | 0x200  # of the code of generators, coroutines and async generators
NOTHING = object()


async def _async_generator():
    yield


async def _coroutine():
    pass


def _types_without_names():
    """The ids of the types of objects that stand between two frames and have no name in the library."""
    generator, coroutine = _async_generator(), _coroutine()
    steps = generator.asend(None), generator.athrow(GeneratorExit), anext(generator, None), coroutine.__await__()
    found = {id(type(step)) for step in steps}
    for step in steps:
        step.close()
    return found


WRAPPERS = _types_without_names()


def is_link(value):
    kind = type(value)
    return id(kind) in GENERATORS or id(kind) in WRAPPERS or name_of_type(kind) == "FutureIter"


def unwrapped(value):
    """The frame's object behind an `asend()`, `athrow()`, `anext()` or the iterator of a coroutine."""
    while id(type(value)) in WRAPPERS:
        referents = get_referents(value)
        if not referents:
            return None
        value = referents[0]
    return value


def kind_of_generator(value):
    kind = type(value)
    return "coroutine" if kind is CoroutineType else "generator" if kind is GeneratorType else "async-generator"


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


_found = {}  # id of a frame -> weak reference to its generator


def _search_generator(frame):
    """Looks through all objects: before 3.14 a frame does not say whose it is."""
    if not frame.f_code.co_flags & GENERATOR_FLAGS:
        return None
    known = _found.get(id(frame))
    generator = known and known()
    if generator is not None and frame_of(generator) is frame:
        return generator
    for each in get_referrers(frame):
        if id(type(each)) in GENERATORS and frame_of(each) is frame:
            _found[id(frame)] = ref(each)
            return each
    return None


#: The coroutine, generator or async generator that a frame belongs to, or None.
generator_of = FrameType.f_generator.__get__ if hasattr(FrameType, "f_generator") else _search_generator


def delegations(running, passed_on):
    """Of the running frames, outermost first: id of the outer's object -> the inner's, where the outer awaits it.

    `passed_on` is the value that the frame on top hands out in this moment, or NOTHING.
    """
    found = {}
    generators = [generator_of(frame) for frame in running]
    for index in range(len(running) - 1):
        outer, inner = generators[index], generators[index + 1]
        if outer is None or inner is None:
            continue
        frame = running[index]
        if frame.f_code.co_code[frame.f_lasti] in DELEGATING:
            found[id(outer)] = inner
    if running and generators[-1] is not None:
        found[id(generators[-1])] = _held_by_top(running[-1], generators[-1], passed_on)
    return found


def _held_by_top(frame, generator, passed_on):
    """What the frame on top delegates to in the moment in which it passes a value on, or is about to hand one in.

    It counts as running then, and `cr_await` is None; what it awaits stands on its stack, below that value.
    """
    code, at = frame.f_code.co_code, frame.f_lasti
    if not (code[at] == YIELD_VALUE and passes_on(code, at) or code[at] == RESUME and code[at + 1] & 3 > 1):
        return None
    stack = get_referents(generator)
    for index in range(len(stack) - 1, -1, -1):
        if passed_on is NOTHING or stack[index] is passed_on:
            del stack[index:]
            break
    return next((each for each in reversed(stack) if is_link(each)), None)


def next_link(value, delegates, running):
    """What a frame's object waits for: another one, or what ends the chain; None where it waits for nothing.

    `delegates` is of delegations(), `running` has the ids of the objects of running frames.
    """
    if id(type(value)) not in GENERATORS:
        return None
    following = delegates.get(id(value)) or awaited_by(value)
    if following is None and id(value) not in running and is_executing(value):
        # close() goes down a chain without putting its frames on the stack.
        following = next((each for each in reversed(get_referents(value)) if is_link(each)), None)
    return unwrapped(following)
