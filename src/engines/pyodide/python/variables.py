"""The local variables of a frame, in a few words each."""
import builtins
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType

from _asyncio import Task
from _json import encode_basestring_ascii as quote

from .describe import CONTAINERS, cut, describe, is_a, name_of_type

__builtins__ = vars(builtins).copy()  # the program may replace its own

LIMIT = 24  #: Of one frame.
LENGTH = 60  #: Characters of a name, a type or a value.
LOCALS_PROXY = type((lambda: sys._getframe().f_locals)())


def variables_of(frame):
    """The variables, and whether they stay as they are while the frame is suspended there.

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
        if type(name) is not str or name[:1] == "." or (module and (name[:2] == "__" or _is_definition(value))):
            continue
        if len(found) >= LIMIT:
            break
        kind = type(value)
        if id(kind) in CONTAINERS or kind is Task or issubclass(kind, BaseException):
            fixed = False
        type_text, text = quote(cut(name_of_type(kind), LENGTH)), quote(describe(value, LENGTH))
        found[quote(cut(name, LENGTH))[1:-1]] = f"[{type_text},{text}]"
    return found, fixed


def _is_definition(value):
    return is_a(value, (type, FunctionType, ModuleType)) or type(value) is BuiltinFunctionType
