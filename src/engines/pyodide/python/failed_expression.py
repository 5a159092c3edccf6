"""Which expression of the reader's failed, found from the traceback and the text of the program, running none of it."""

import ast
import inspect
import itertools
import linecache
import re

from . import HOME

#: Matches what stands before `long` in `isinstance(x, (int, long))`, and before `cmp` in `words.sort(cmp)`.
_ASKS_OR_SORTS = re.compile(r"\b(?:isinstance|issubclass)\([^#]*$|(?:\.sort|\bsorted)\([^#]*$")


def is_readers(path):
    return isinstance(path, str) and path.startswith(HOME + "/")


def was_raised_in(error, package):
    """Whether the innermost frame is in this package of the standard library."""
    last = _last(error)
    if last is None or is_readers(last.tb_frame.f_code.co_filename):
        return False
    name = last.tb_frame.f_globals.get("__name__", "")
    return name.partition(".")[0] == package


def line_of(error):
    """The line of the innermost of the reader's frames."""
    found = _innermost(error)
    return linecache.getline(found.tb_frame.f_code.co_filename, found.tb_lineno) if found else ""


def text_before(error):
    """The program's lines above `line_of`'s."""
    found = _innermost(error)
    return "".join(linecache.getlines(found.tb_frame.f_code.co_filename)[: found.tb_lineno - 1]) if found else ""


def is_called(error):
    """Whether the name that was not found stands before a parenthesis."""
    return _around(error)[1].lstrip().startswith("(")


def is_meant_as_built_in(error):
    """Whether the name that was not found is called, is a type to test for, or sorts: a built-in is likely to be meant."""
    before, after = _around(error)
    return after.lstrip().startswith("(") or _ASKS_OR_SORTS.search(before) is not None


def was_given(error, kind):
    """Whether the function that raised the error was given something of this built-in kind."""
    last = _last(error)
    return last is not None and any(type(value).__name__ == kind for value in last.tb_frame.f_locals.values())


def _around(error):
    """What stands in the line before the expression that failed, and what stands after it."""
    found = _innermost(error)
    position = found and _position(found)
    if not position:
        return "", ""
    first, last, start, end = position
    path = found.tb_frame.f_code.co_filename
    before, after = linecache.getline(path, first).encode()[:start], linecache.getline(path, last).encode()[end:]
    return before.decode(errors="replace"), after.decode(errors="replace")


def called_with(error, argument):
    """The function that was called with this keyword argument, or None."""
    frame, node = _expression(error)
    if not isinstance(node, ast.Call) or all(word.arg not in (argument, None) for word in node.keywords):
        return None
    return _value(node.func, frame)


def kind_of_subject(error):
    """The class of the object that could not be awaited, entered, iterated or indexed; None where unclear."""
    frame, node = _expression(error)
    if isinstance(node, (ast.Await, ast.YieldFrom, ast.Subscript)):
        node = node.value
    if isinstance(node, ast.Call):
        kind = _value(node.func, frame)
        return kind if isinstance(kind, type) else None
    subject = _value(node, frame)
    return None if subject is None else type(subject)


def is_subject(error, known):
    """Whether this very object is what was looked into, or taken apart, in vain."""
    frame, node = _expression(error)
    if isinstance(node, ast.Tuple):
        try:
            node = ast.parse(line_of(error).strip()).body[0]
        except SyntaxError:
            return False
    subject = _value(node.value, frame) if isinstance(node, (ast.Assign, ast.Subscript)) else None
    return subject is not None and subject is known


def look_up(error, name):
    """What this name stands for where the error arose, or None."""
    found = _innermost(error)
    return _value(ast.Name(name), found.tb_frame) if found else None


def divides(error):
    """Whether an index or an argument is the result of a division with `/`, here or in an assignment to its name."""
    frame, node = _expression(error)
    if isinstance(node, ast.Subscript):
        parts = [node.slice]
    elif isinstance(node, ast.Call):
        parts = node.args
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        parts = [node.left, node.right]
    else:
        return False
    inside = [part for whole in parts for part in ast.walk(whole)]
    if any(map(_is_division, inside)):
        return True
    floats = {part.id for part in inside if isinstance(part, ast.Name) and type(_value(part, frame)) is float}
    return any(_divides_into(part, floats) for part in _statements_of(frame))


def _statements_of(frame):
    """The parts of the function that runs in the frame, and of the top level, where its other names are from."""
    code = frame.f_code
    waiting = [ast.parse("".join(linecache.getlines(code.co_filename)))]
    while waiting:
        node = waiting.pop()
        yield node
        for part in ast.iter_child_nodes(node):
            is_other = isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not (
                part.lineno <= frame.f_lineno <= part.end_lineno
            )
            if not is_other:
                waiting.append(part)


def _divides_into(node, names):
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ast.Div) and getattr(node.target, "id", None) in names
    if not isinstance(node, ast.Assign) or not any(map(_is_division, ast.walk(node.value))):
        return False
    return any(getattr(target, "id", None) in names for target in node.targets)


def _is_division(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def _last(error):
    last = None
    trace = error.__traceback__
    while trace:
        last, trace = trace, trace.tb_next
    return last


def _innermost(error):
    last = None
    trace = error.__traceback__
    while trace:
        if is_readers(trace.tb_frame.f_code.co_filename):
            last = trace
        trace = trace.tb_next
    return last


def _position(trace):
    """First and last line, and first and last column in bytes, of the instruction that failed."""
    code = trace.tb_frame.f_code
    if not hasattr(code, "co_positions"):
        return None
    position = next(itertools.islice(code.co_positions(), trace.tb_lasti // 2, None), None)
    return position if position and None not in position else None


def _expression(error):
    """The frame and the syntax tree of the expression that failed; None twice where that is unclear."""
    found = _innermost(error)
    position = found and _position(found)
    if not position:
        return None, None
    first, last, start, end = position
    lines = [line.encode() for line in linecache.getlines(found.tb_frame.f_code.co_filename)[first - 1 : last]]
    if not lines:
        return None, None
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    try:
        # Within `async def`, so that `await` is an expression too.
        tree = ast.parse(b"async def _():\n (" + b"".join(lines) + b")")
        return found.tb_frame, tree.body[0].body[0].value
    except (SyntaxError, AttributeError, ValueError):
        return None, None


def _value(node, frame):
    """What a name, or an attribute of one, stands for; no property and no __getattr__ is asked. None where unclear."""
    if frame is None:
        return None
    if isinstance(node, ast.Name):
        for names in (frame.f_locals, frame.f_globals, frame.f_builtins):
            if node.id in names:
                return names[node.id]
    if isinstance(node, ast.Attribute):
        return inspect.getattr_static(_value(node.value, frame), node.attr, None)
    return None
