"""Which parts of the standard library have not arrived yet, and which of them a program is likely to need.

Four arrive later: `usual`, modules that many programs name; `more`, all others outside the core; `extensions`, extension
modules that few programs import; and `sources`, the text of modules.
"""

import gc
import re
import sys
import types
import warnings

from . import chained_errors

try:
    # Written when the library is packed. By kind of archive, MODULES names what is in it; SPLIT the packages that have a half
    # in it and one in an archive before it; NEED what imports something of it. TEXTS names the files whose source text is
    # here, and is None if that of all files is.
    from .index import EXTENSIONS, MODULES, NEED, SPLIT, TEXTS
except ImportError:
    # In Node the library is whole.
    EXTENSIONS, MODULES, NEED, SPLIT, TEXTS = frozenset(), {}, {}, {}, None

LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)


def _other_halves(kind):
    """Packages with one half in this archive, by the names of the modules in that half: `config` is in `logging`."""
    packages = {}
    for module in MODULES[kind]:
        package, _, rest = module.rpartition(".")
        if package in SPLIT.get(kind, ()) and package != "encodings":
            packages.setdefault(rest, set()).add(package)
    return packages


_TOPS = {kind: frozenset(name for name in names if "." not in name) for kind, names in MODULES.items()}
_SPLIT_OFF = {kind: _other_halves(kind) for kind in MODULES}

#: Attributes whose use imports a module that no import statement of the reader's names.
_LATE = {
    "help": "pydoc",
    "breakpoint": "pdb",
    "tracemalloc": "pickle",
    "RAND_bytes": "secrets",
    "as_uri": "urllib.parse",
    "from_uri": "urllib.request",
    "strptime": "_strptime",
    "make_archive": "tarfile",
    "unpack_archive": "tarfile",
    "invalidate_caches": "importlib.metadata",
    "ProcessPoolExecutor": "concurrent.futures.process",
    "InterpreterPoolExecutor": "concurrent.futures.interpreter",
}

#: Names whose use shows, or may show, source text of the standard library.
_SHOWS_TEXT = frozenset(
    "getsource getsourcelines findsource getcomments print_exc format_exc print_exception format_exception print_stack "
    "format_stack print_tb format_tb extract_tb extract_stack StackSummary TracebackException getline getlines linecache "
    "pdb doctest unittest breakpoint exc_info stack_info".split()
)

#: Compiling longer programs twice would be felt; any word in them counts as a name.
_LONG = 100_000


def needs(files):
    """Which archives a program is likely to need, from the names and strings in its compiled code.

    Import statements put dotted names there, import_module() and __import__() mostly get literal strings.
    """
    names, texts = set(), set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are shown when the program is compiled to run
        for name, text in files.items():
            if not name.endswith(".py"):
                continue
            if len(text) > _LONG:
                names.update(re.findall(r"\w[\w.]*", text))
                texts |= names
                continue
            try:
                _collect(compile(text, name, "exec", dont_inherit=True), names, texts)
            except Exception:
                pass  # the run will report the error
    names |= texts
    if "gc" in names and gc.get_freeze_count():
        # The start left its own objects frozen, to save time. A program that asks for objects would miss them.
        gc.unfreeze()
        gc.collect()
    names |= {_LATE[name] for name in names & _LATE.keys()}
    codecs = set(map(_codec_module, texts))
    archives = [kind for kind in MODULES if _is_named(kind, names, codecs)]
    archives += [kind for kind in NEED if kind not in archives and _is_needed(kind, names | codecs)]
    if "more" in archives and "usual" in MODULES and "usual" not in archives:
        archives.append("usual")  # whose modules those of `more` import
    if TEXTS is not None and (not names.isdisjoint(_SHOWS_TEXT) or {"logging", "exception"} <= names):
        archives.append("sources")
    return archives


def _collect(code, names, texts):
    todo = [code]
    while todo:
        item = todo.pop()
        if isinstance(item, types.CodeType):
            names.update(item.co_names)
            todo += item.co_consts
        elif isinstance(item, (tuple, frozenset)):
            todo += item
        elif isinstance(item, str) and len(item) < 80:
            texts.add(item)


def _is_named(kind, names, codecs):
    """Whether a module in this archive is among the names, or in the two halves that `from logging import config` has."""
    modules, tops, halves = MODULES[kind], _TOPS[kind], _SPLIT_OFF[kind]
    return (
        not modules.isdisjoint(codecs)
        or any(name in modules or name.partition(".")[0] in tops or f"encodings.{name}" in modules for name in names)
        or any(not halves[rest].isdisjoint(names) for rest in halves.keys() & names)
    )


def _codec_module(name):
    """The module of the codec of this name, if there is one.

    Codecs are named in strings: `hex`, `zlib` and `base64` are functions and modules more often than codecs.
    """
    codec = name.lower().replace("-", "_").replace(" ", "_")
    if "encodings" in sys.modules:
        codec = sys.modules["encodings"].aliases.aliases.get(codec, codec)
    return f"encodings.{codec}"


def is_late_codec(encoding):
    """Whether a codec's module, or what it imports, has not arrived yet."""
    module = _codec_module(encoding)
    return is_late(module) or any(module in names for names in NEED.values())


def is_late(module):
    """Whether a module is in an archive that has not arrived yet."""
    return any(module in names for names in MODULES.values())


def _is_needed(kind, names):
    """Whether all parts of such a name are named: `from xml.etree import ElementTree` has them one by one, as a call has."""
    parts = {part for name in names for part in name.split(".")}
    return any(parts.issuperset(module.split(".")) for module in NEED[kind])


def missing_in(error):
    """Whether a traceback goes through files whose text is not here."""
    if TEXTS is None:
        return False
    for shown in chained_errors.all_of(error):
        trace = shown.__traceback__
        while trace:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith(f"{LIBRARY}/") and name.removeprefix(f"{LIBRARY}/") not in TEXTS:
                return True
            trace = trace.tb_next
    return False


def modules_arrived(kind):
    """Note that all modules in an archive have arrived."""
    for by_kind in (MODULES, NEED, _TOPS, _SPLIT_OFF):
        by_kind.pop(kind, None)


def extensions_arrived():
    """Note that all extension modules have arrived."""
    global EXTENSIONS
    EXTENSIONS = frozenset()
    NEED.pop("extensions", None)


def sources_arrived():
    """Note that the source text of all modules has arrived."""
    global TEXTS
    TEXTS = None
