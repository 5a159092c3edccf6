"""An error, those that it came from, and those that it is made of."""

from . import EXCEPTION_GROUP


def all_of(error):
    """Give the error and everything that its traceback shows with it, each once.

    In a loop: a program that tries again thousands of times has a longer chain than functions can call themselves.
    """
    waiting, seen = [error], set()
    while waiting:
        error = waiting.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        waiting += [error.__cause__, error.__context__]
        if isinstance(error, EXCEPTION_GROUP):
            waiting += error.exceptions
        yield error
