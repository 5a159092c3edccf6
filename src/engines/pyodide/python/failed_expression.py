"""Which expression of the reader's failed, found from the traceback and the text of the program, running none of it."""

import ast
import inspect
import itertools
import linecache

from . import HOME


def is_readers(path):
    return isinstance(path, str) and path.startswith(HOME + "/")


def was_raised_in(error, package):
    """Whether the innermost frame is in this package of the standard library."""
    last = None
    trace = error.__traceback__
    while trace:
        last, trace = trace, trace.tb_next
    if last is None or is_readers(last.tb_frame.f_code.co_filename):
        return False
    name = last.tb_frame.f_globals.get("__name__", "")
    return name.partition(".")[0] == package


def line_of(error):
    """The line of the innermost of the reader's frames."""
    found = _innermost(error)
    return linecache.getline(found.tb_frame.f_code.co_filename, found.tb_lineno) if found else ""


def is_called(error):
    """Whether the name that was not found stands before a parenthesis."""
    found = _innermost(error)
    position = found and _position(found)
    if not position:
        return False
    line = linecache.getline(found.tb_frame.f_code.co_filename, position[1]).encode()
    return line[position[3] :].lstrip().startswith(b"(")


def called_with(error, argument):
    """The function that was called with this keyword argument, or None."""
    frame, node = _expression(error)
    if not isinstance(node, ast.Call) or all(word.arg not in (argument, None) for word in node.keywords):
        return None
    return _value(node.func, frame)


def kind_of_subject(error):
    """The class of what was awaited or entered in vain, or None."""
    frame, node = _expression(error)
    if isinstance(node, ast.Await):
        node = node.value
    if isinstance(node, ast.Call):
        kind = _value(node.func, frame)
        return kind if isinstance(kind, type) else None
    subject = _value(node, frame)
    return None if subject is None else type(subject)


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
    text = "".join(linecache.getlines(frame.f_code.co_filename))
    return any(_divides_into(part, floats) for part in ast.walk(ast.parse(text)))


def _divides_into(node, names):
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ast.Div) and getattr(node.target, "id", None) in names
    if not isinstance(node, ast.Assign) or not any(map(_is_division, ast.walk(node.value))):
        return False
    return any(getattr(target, "id", None) in names for target in node.targets)


def _is_division(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


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
