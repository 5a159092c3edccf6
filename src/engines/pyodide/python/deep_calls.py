"""C functions that recurse through others, and so take more of the browser's stack than of Python's."""

import collections
import contextvars
import functools
import itertools
import types

# Where a type keeps its functions, in bytes from its beginning.
_DEALLOC, _REPR, _RICHCOMPARE = 24, 44, 100

# Kinds of functions, as charge-stack.ts has them.
_FREES, _SHOWS, _COMPARES = 0, 1, 2


class _Plain:
    """All classes written in Python are freed by one function."""


# Without tracebacks: freeing one of a million frames then ends the program, which would otherwise print it for minutes.
_FREED = (
    *(_Plain, list, dict, tuple, set, frozenset, super, property, slice, map, filter, zip, enumerate),
    *(BaseException, BaseExceptionGroup, ExceptionGroup, AttributeError, ImportError, MemoryError, NameError),
    *(OSError, StopIteration, SyntaxError, SystemExit, UnicodeError),
    *(types.FunctionType, types.CellType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType),
    *(types.FrameType, types.MethodType, types.MappingProxyType, types.SimpleNamespace),
    *(functools.partial, itertools.chain, collections.deque, contextvars.Context, reversed, type(iter([]))),
)
_SHOWN = (list, tuple, dict, set, frozenset, types.SimpleNamespace, collections.deque)

# For each: the address of the pointer to it, and its kind.
CALLS = [
    *((id(freed) + _DEALLOC, _FREES) for freed in _FREED),
    *((id(shown) + _REPR, _SHOWS) for shown in _SHOWN),
    *((id(compared) + _RICHCOMPARE, _COMPARES) for compared in _SHOWN),
]
