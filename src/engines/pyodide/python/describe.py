"""Values in a few words, without running any of the reader's code.

Only the interpreter's own types are asked, and only where a value's type is exactly one of them: a subclass may bring
methods of its own. Types are looked up by id: a metaclass may bring a __hash__ and an __eq__.
"""
import builtins
from gc import get_referents
from types import AsyncGeneratorType, CoroutineType, FunctionType, GeneratorType

from _asyncio import Future, Task
from _json import encode_basestring_ascii as quote

__builtins__ = vars(builtins).copy()  # the program may replace its own

ITEMS = 6  #: Shown of a container; "…" stands for the rest.
SET_ITEMS = 100  #: Sorted to choose those shown of a set.
EVENT_LENGTH = 40  #: Characters of a value that an event reports.
CONTAINERS = {id(list): "[]", id(tuple): "()", id(dict): "{}", id(set): "{}", id(frozenset): "{}"}
GENERATORS = {id(GeneratorType), id(CoroutineType), id(AsyncGeneratorType)}
WRAPPED = "async_generator_wrapped_value"  # what an async generator's `yield x` hands to the interpreter
plain = str.__str__  # for names: a program may set one to an instance of its own subclass of str
name_of_type = type.__dict__["__name__"].__get__  # a metaclass may have its own idea of __name__


def type_name(value):
    return name_of_type(type(value))


def is_a(value, base):
    """isinstance would ask the value for its __class__, which may be the reader's code."""
    return issubclass(type(value), base)


def cut(text, length):
    return text if len(text) <= length else text[: length - 1] + "…"


def describe(value, length, names=True, depth=1):
    """A short repr of a plain value; '' where only the type can be told without running code.

    With `names`, also the name of a function, a generator or a task, and the items of dicts and sets.
    """
    kind = type(value)
    if kind is str or kind is bytes:
        return cut(repr(value[: length + 1]), length)
    if kind is int:
        return repr(value) if value.bit_length() < 200 else "…"
    if kind is float or kind is bool or value is None or kind is complex:
        return repr(value)
    if kind is list or kind is tuple or (names and id(kind) in CONTAINERS):
        return cut(_container(value, length, names, depth), length) if depth else ""
    if issubclass(kind, BaseException):
        arguments = BaseException.args.__get__(value)
        return describe(arguments[0], length) if len(arguments) == 1 and type(arguments[0]) is str else ""
    if names and (kind is FunctionType or id(kind) in GENERATORS):
        return cut(plain(value.__qualname__), length)
    if names and kind is Task:
        return cut(plain(Task.get_name(value)), length)
    return ""


def _container(value, length, names, depth):
    def item(each):
        return describe(each, length, names, depth - 1) or type_name(each)

    kind = type(value)
    if kind is dict:
        pairs = zip(range(ITEMS), value.items(), strict=False)
        parts = [f"{item(key)}: {item(each)}" for _, (key, each) in pairs]
    elif kind is set or kind is frozenset:
        # Its own order depends on addresses in memory, and so differs from run to run.
        parts = sorted(item(each) for _, each in zip(range(SET_ITEMS), value, strict=False))[:ITEMS]
    else:
        parts = [item(each) for each in value[:ITEMS]]
    if len(value) > ITEMS:
        parts.append("…")
    comma = "," if kind is tuple and len(value) == 1 else ""
    opening, closing = CONTAINERS[id(kind)]
    return opening + ", ".join(parts) + comma + closing


def event_value(value):
    """Type and short repr, as JSON."""
    if value is None:
        return '{"type":"NoneType","repr":"None"}'
    if type(value) is Future:
        return '{"type":"Future","repr":""}'
    name = type_name(value)
    if name == WRAPPED:
        inside = get_referents(value)
        if inside:
            return event_value(inside[0])
    return f'{{"type":{quote(name)},"repr":{quote(describe(value, EVENT_LENGTH, names=False))}}}'
