"""C functions that recurse through others, with how much of the browser's stack each call takes."""

import collections
import contextvars
import functools
import itertools
import types

# Where a type keeps its functions, in bytes from its beginning.
_DEALLOC, _REPR, _RICHCOMPARE = 24, 44, 100

# Two to three times what was seen to be needed in V8: other browsers, and code that is not yet optimized, take more.
_TO_FREE, _TO_PRINT, _TO_COMPARE = 96, 96, 96


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

# For each: the address of the pointer to it, the bytes to charge, its parameters, how many values it returns.
CALLS = [
    *((id(freed) + _DEALLOC, _TO_FREE, 1, 0) for freed in _FREED),
    *((id(shown) + _REPR, _TO_PRINT, 1, 1) for shown in _SHOWN),
    *((id(compared) + _RICHCOMPARE, _TO_COMPARE, 3, 1) for compared in _SHOWN),
]
