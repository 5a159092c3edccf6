"""Notes below the error that ended a program: what changed in Python since it was written, or what is missing here.

CPython's own message stays as it is. `changes.json` lists the changes, each checked against What's New. This module is
imported when a program has failed, so that a start does not pay for it.
"""

import builtins
import json
import os
import re
import sys
import types

from . import EXCEPTION_GROUP, HOME, failed_expression, missing_modules, missing_names

CHANGES = json.loads(__loader__.get_data(os.path.join(os.path.dirname(__file__), "changes.json")))
#: What made lists before Python 3.0, by the class of what it makes now.
_NO_LISTS = {
    **{name: f"{name}()" for name in ("range", "map", "filter", "zip")},
    **{f"dict_{name}": f"{name}()" for name in ("keys", "values", "items")},
}
_ARGUMENT = re.compile(r"unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword argument")
#: The strings and comments of a line.
_TEXT = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\#.*""")
_NO_ITERATOR = re.compile(r"(?:iter\(\) returned non-iterator of type |)'(\w+)'(?: object is not an iterator|)")


class _Note(str):
    """What is said of an error."""

    since = None  #: The version that no longer does what the program wants, such as "3.11".


def add_to(error):
    """Add a note to this error, and to those that it was raised from or is made of, where there is something to say.

    Errors that the program has handled get none: it expected them. Return the version since which the first of the noted
    errors is raised, or None where that is not known.
    """
    waiting, seen, since = [error], set(), None
    while waiting:
        error = waiting.pop()
        if error is None or id(error) in seen or not hasattr(error, "add_note"):
            continue
        seen.add(id(error))
        waiting.append(error.__cause__)
        if isinstance(error, EXCEPTION_GROUP):
            waiting += error.exceptions
        note = find(error)
        if note:
            error.add_note(str(note))
            since = since or getattr(note, "since", None)
    return since


def find(error):
    """The note for this error, or None."""
    if isinstance(error, SyntaxError):
        return _of_syntax(error)
    if isinstance(error, ModuleNotFoundError):
        return _of_module(error)
    if isinstance(error, ImportError):
        return _of_imported_name(error)
    if isinstance(error, AttributeError):
        return _of_attribute(error) or _of_message(error)
    if isinstance(error, NameError):
        return _of_name(error) or _of_message(error)
    if isinstance(error, TypeError):
        return _of_argument(error) or _of_old_iterator(error) or _of_old_method(error) or _of_message(error)
    return _of_message(error)


def _sentence(what, change):
    since = change.get("since")
    if since and _number(since) > sys.version_info[:2]:
        return None
    if "note" in change:
        text = change["note"]
    elif "now" in change and since == "3.0":
        names = f"{change['now']} and {change['and']}" if "and" in change else change["now"]
        text = f"{what} is {names} since Python 3.0."
    elif "why" in change:
        text = f"{what} was removed in Python {since}: {change['why']}."
    else:
        # What takes its place is older than the removal: only in 3.0 did names change from one day to the next.
        text = f"{what} was removed in Python {since}."
        instead = change.get("instead") or change.get("now")
        if instead:
            text += f" Write instead: {instead}."
    if "see" in change:
        text += f"\nSee x/{change['see']}/ on this site."
    note = _Note(text)
    note.since = None if change.get("nowhere") else since
    return note


def _number(version):
    return tuple(map(int, version.split(".")))


def _of_module(error):
    name = error.name
    if not isinstance(name, str):
        return None
    for known in (name, name.partition(".")[0]):
        if known in CHANGES["modules"] and known not in sys.modules:
            return _sentence(f"The module {known}", CHANGES["modules"][known])
    hiding = sys.modules.get(name.partition(".")[0])
    if failed_expression.is_readers(getattr(hiding, "__file__", None)):
        return _of_hidden_library(hiding)
    return missing_modules.reason(name)


def _of_hidden_library(module):
    """A file of the reader's has the name of a module of the library. CPython from 3.13 on says so of a file beside the
    script that it was started with; here it was started with none.
    """
    if module.__name__ not in sys.stdlib_module_names:
        return None
    file = module.__file__[len(HOME) + 1 :]
    return (
        f"This is the program's own {file}, which hides the module {module.__name__} of the standard library: "
        "give the file another name if that one is meant."
    )


def _of_imported_name(error):
    if error.name == "js":
        return "There is no page and no window here: this Python runs in a worker, in a sandbox."
    module = sys.modules.get(error.name) if isinstance(error.name, str) else None
    name = getattr(error, "name_from", None)
    return _of_module_attribute(module, name) if module and isinstance(name, str) else None


def _of_attribute(error):
    if not isinstance(error.name, str):
        return None
    owner = error.obj
    if type(owner) is types.ModuleType:
        return _of_module_attribute(owner, error.name)
    kind = owner if isinstance(owner, type) else type(owner)
    for base in kind.__mro__:
        change = CHANGES["attributes"].get(f"{_library(base.__module__)}{base.__qualname__}.{error.name}")
        if change and not (change.get("own") and _has_own_beginning(kind)):
            return _sentence(f"{base.__qualname__}.{error.name}", change)
    if error.name == "next" and any("__next__" in vars(base) for base in kind.__mro__):
        if not _is_readers(kind) or failed_expression.is_called(error):
            return _sentence("The method next()", CHANGES["attributes"]["iterator.next"])
    if kind.__module__ == "builtins" and kind.__qualname__ in _NO_LISTS and hasattr(list, error.name):
        return f"Since Python 3.0 {_NO_LISTS[kind.__qualname__]} makes no list: `list(…)` makes one."
    return None


def _of_module_attribute(module, name):
    if failed_expression.is_readers(getattr(module, "__file__", None)):
        return _of_hidden_library(module)
    parts = module.__name__.split(".")
    for owner in (module.__name__, parts[0] if parts[0] == "asyncio" else ""):
        change = CHANGES["attributes"].get(f"{owner}.{name}")
        if change:
            return _sentence(f"{owner}.{name}", change)
    return missing_names.reason(module.__name__, name)


def _is_readers(kind):
    return failed_expression.is_readers(getattr(sys.modules.get(kind.__module__), "__file__", None))


def _has_own_beginning(kind):
    """Whether the program's own __init__ or __new__ decides which attributes the instances of this class have."""
    return any("__init__" in vars(base) or "__new__" in vars(base) for base in kind.__mro__ if _is_readers(base))


def _library(module):
    """asyncio's classes are known by its own name, in whichever of its modules they are; so are those written in C."""
    top = module.partition(".")[0].lstrip("_")
    return "" if top == "builtins" else f"{top}."


def _of_name(error):
    change = CHANGES["names"].get(error.name)
    if change is None or (change.get("called") and not failed_expression.is_meant_as_built_in(error)):
        return None
    return _sentence(error.name, change)


def _of_argument(error):
    found = _ARGUMENT.search(str(error))
    name = found and (found[1] or found[2])
    changes = CHANGES["arguments"].get(name)
    function = changes and failed_expression.called_with(error, name)
    if function is None:
        return None
    for change in changes:
        for path in change["of"]:
            if function is _library_object(path):
                return _sentence(f"The argument {name} of {path}()", change)
    return None


def _library_object(path):
    first, *rest = path.split(".")
    found = sys.modules.get(first) or getattr(builtins, first, None)
    for name in rest:
        found = vars(found).get(name)
    return found


def _of_old_iterator(error):
    found = _NO_ITERATOR.fullmatch(str(error))
    kind = found and failed_expression.look_up(error, found[1])
    if isinstance(kind, type) and _defines(kind, "next") and not hasattr(kind, "__next__"):
        return f"Since Python 3.0 an iterator's method is __next__: call it so in class {found[1]}, where it is next."
    return None


def _of_old_method(error):
    """The note if a class has a method that Python 2 called for an operator, under its name in Python 2."""
    for change in CHANGES["methods"]:
        found = re.search(change["message"], str(error))
        for name in found.groups() if found else ():
            kind = failed_expression.look_up(error, name)
            if isinstance(kind, type) and _defines(kind, change["old"]):
                return f"Since Python 3.0 {change['old']} is not called: write {change['new']}."
    return None


def _defines(kind, name):
    return any(name in vars(base) for base in kind.__mro__)


def _of_message(error):
    try:
        message = str(error)
    except BaseException:
        return None
    for change in CHANGES["messages"]:
        kind = getattr(builtins, change["type"])
        found = isinstance(error, kind) and re.fullmatch(change["message"], message)
        if found and not any(_is_own_name(error, name) for name in found.groups()) and _fits(error, change):
            return _sentence("", change)
    return None


def _is_own_name(error, name):
    """Whether the program calls something of its own by this name of a built-in class."""
    return getattr(failed_expression.look_up(error, name), "__module__", "builtins") != "builtins"


def _fits(error, change):
    """Whether the code around the error is what the change is about, where the message alone does not tell."""
    if "in" in change and not failed_expression.was_raised_in(error, change["in"]):
        return False
    if "instance" in change:
        owner = getattr(error, "obj", None)
        kind = failed_expression.kind_of_subject(error) if owner is None else type(owner)
        if kind is None or change["instance"] not in (kind.__module__, _library(kind.__module__)[:-1]):
            return False
    if "subject" in change:
        kind = failed_expression.look_up(error, re.match(r"'(\w+)'", str(error))[1])
        if not isinstance(kind, type) or not issubclass(kind, getattr(builtins, change["subject"])):
            return False
    if "of" in change and not failed_expression.is_subject(error, _library_object(change["of"])):
        return False
    if "got" in change and not failed_expression.was_given(error, change["got"]):
        return False
    if "source" in change:
        found = re.search(change["source"], failed_expression.line_of(error))
        if not found or any(name != error.name for name in found.groups()):
            return False
    if "before" in change and not re.search(change["before"], failed_expression.text_before(error)):
        return False
    return "divides" not in change or failed_expression.divides(error)


def _of_syntax(error):
    if not failed_expression.is_readers(error.filename):
        return None
    text, message = str(error.text or ""), str(error.msg)
    code = _TEXT.sub('""', text)
    for change in CHANGES["syntax"]:
        if not re.fullmatch(change.get("message", ".*"), message):
            continue
        if re.search(change.get("source", ""), text) and re.search(change.get("code", ""), code):
            return _sentence("", change)
    return None
