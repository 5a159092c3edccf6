"""The reader's code objects, and what events report of each: written once, since callbacks run at every suspension."""
import builtins

from _json import encode_basestring_ascii as quote

from .describe import EVENT_LENGTH, cut

__builtins__ = vars(builtins).copy()  # the program may replace its own

GENERATOR, COROUTINE, ASYNC_GENERATOR = 0x20, 0x80, 0x200
OPTIMIZED = 0x1  # every function has it; module and class bodies do not
ARGUMENTS = 5  #: Shown with the name of a function.


def kind_of(code):
    """The kind of frame that this code runs in; None for a class body, which counts as part of its surroundings."""
    flags = code.co_flags
    if flags & ASYNC_GENERATOR:
        return "async-generator"
    if flags & COROUTINE:
        return "coroutine"
    if flags & GENERATOR:
        return "generator"
    if flags & OPTIMIZED:
        return "function"
    return "module" if code.co_name == "<module>" else None


def line_of(frame):
    # None for instructions that belong to no line, such as those that turn a StopIteration into a RuntimeError.
    return frame.f_lineno or frame.f_code.co_firstlineno


def passes_on(instructions, offset):
    """Whether the YIELD_VALUE at this offset belongs to an `await` or a `yield from`: the RESUME behind it says so."""
    return instructions[offset + 3] & 3 > 1


class TracedCode:
    """What does not change about a code object. It keeps the object, whose id must not become another's."""

    __slots__ = ("arguments", "code", "head", "kind", "lines", "suspends_by", "tail")

    def __init__(self, code, home):
        self.code = code
        self.kind = kind_of(code)
        count = min(code.co_argcount + code.co_kwonlyargcount, ARGUMENTS)
        self.arguments = [name for name in code.co_varnames[:count] if name not in ("self", "cls")]
        self.head = f',"name":{quote(cut(code.co_qualname, EVENT_LENGTH))}'
        self.tail = f',"of":"{self.kind}","file":{quote(code.co_filename[len(home) :])},"line":'
        self.lines = {}  # offset -> line
        self.suspends_by = {}  # offset -> 'yield', 'await', 'yield from'

    def find_line(self, frame, offset):
        line = self.lines[offset] = line_of(frame)
        return line

    def find_suspends_by(self, offset):
        delegates = passes_on(self.code.co_code, offset)
        word = "yield" if not delegates else "yield from" if self.kind == "generator" else "await"
        self.suspends_by[offset] = word
        return word
