"""Adds the parts of the standard library that arrive later."""

import codecs
import importlib
import linecache
import sys
import zipimport
from importlib.machinery import PathFinder

from . import archives, missing_modules
from .archives import LIBRARY

FILES = "/lib/python{}.{}".format(*sys.version_info)
_importer = zipimport.zipimporter
_get_source = _importer.get_source
_host = None
#: Modules of the library that go on without the extension modules that they try to import.
_GO_ON_WITHOUT = frozenset(("hmac", "shutil", "zipfile"))
#: Why a part of the library did not arrive; None while none has failed.
_modules_lost = None
#: The archives of modules that have arrived, by kind.
_arrived = {}


def install(host):
    global _host
    _host = host
    sys.meta_path.append(_Late)
    if archives.EXTENSIONS:
        sys.meta_path.insert(0, _LateExtension)
    if archives.MODULES:
        codecs.register(_find_late_codec)
    linecache.lazycache = lazycache


class _Late:
    """Says why a module of the library is not here. Only a name that is computed at run time gets so far.

    Where the library consists of files (3.10), the archive has what a start needs, and of some packages one half.
    """

    @staticmethod
    def find_spec(name, path=None, target=None):
        missing_modules.refuse(name)
        halves = [FILES + place[len(LIBRARY) :] for place in path or () if place.startswith(f"{LIBRARY}/")]
        other_half = PathFinder.find_spec(name, halves, target) if halves else None
        if other_half:
            return other_half
        if not archives.is_late(name):
            return None
        raise _not_here(name)


class _LateExtension:
    """Says why an extension module is not here. Comes first: CPython lists all of them, and would call what is missing."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in archives.EXTENSIONS:
            raise _not_here(name)
        return None


def _not_here(name):
    # argparse imports shutil, for the width of the terminal: nobody is told then, and nobody waits for a compressor.
    if not _modules_lost and not _goes_on_without():
        _host.missed()
    return ModuleNotFoundError(f"No module named {name!r} {_why_not_here()}", name=name)


def _goes_on_without():
    frame = sys._getframe()
    while frame and frame.f_globals.get("__name__") not in _GO_ON_WITHOUT:
        frame = frame.f_back
    return frame is not None


def _why_not_here():
    return _modules_lost or "yet: it is fetched when a program names it, and is on its way now. Press Run again"


def _find_late_codec(encoding):
    """Comes after the library's own, which takes a module that it cannot import for a codec that does not exist."""
    if archives.is_late_codec(encoding):
        raise LookupError(f"No encoding named {encoding!r} {_why_not_here()}")


_lazycache = linecache.lazycache


def lazycache(filename, module_globals):
    """A warning has the path of a module and not its namespace, which is enough where a library consists of files."""
    if module_globals is None and filename.startswith(LIBRARY + "/"):
        name = filename[len(LIBRARY) + 1 :].removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if name in sys.modules:
            module_globals = vars(sys.modules[name])
    return _lazycache(filename, module_globals)


def add_modules(archive, kind):
    """Make the modules in this archive importable. Some packages have one half in it and one in another."""
    if kind in _arrived:
        return
    sys.path.insert(sys.path.index(LIBRARY) + 1, archive)
    _arrived[kind] = archive
    archives.modules_arrived(kind)
    for other, place in _arrived.items():
        for name in archives.SPLIT.get(other, ()):
            _add_half(name, f"{place}/{name.replace('.', '/')}")


def _add_half(name, folder):
    # The other half may be in an archive that did not arrive, or comes next.
    if archives.is_late(name):
        return
    path = importlib.import_module(name).__path__
    if folder not in path:
        path.append(folder)


def add_extensions():
    """Let the extension modules be imported whose functions are in their places now."""
    archives.extensions_arrived()
    sys.meta_path.remove(_LateExtension)


def lose_modules(offline):
    """Have an import of a module that arrives later say why the module is not here."""
    global _modules_lost
    if offline:
        _modules_lost = (
            "here: this device is offline, and this part of the library was not kept. "
            "Press Run again when the network is back"
        )
    else:
        _modules_lost = "here: the file that has it did not arrive. Press Run to ask for it again"


def add_sources(archive):
    """Let inspect and tracebacks find the text of every module."""
    archives.sources_arrived()
    texts = _importer(archive)

    def get_source(self, fullname):
        try:
            text = _get_source(self, fullname)
        except zipimport.ZipImportError:
            text = None
        if text is not None or not self.archive.startswith(LIBRARY.removesuffix(".zip")):
            return text
        base = fullname.replace(".", "/")
        for path in (f"{base}.py", f"{base}/__init__.py"):
            try:
                return texts.get_data(path).decode("utf-8")
            except OSError:
                pass
        return None

    _importer.get_source = get_source
