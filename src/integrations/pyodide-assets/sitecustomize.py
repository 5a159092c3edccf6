"""Makes a start cheap. Python imports this by itself, before anything else comes from the library's archive.

zipimport opens its archive anew for each module, and reads and unmarshals each one twice: to tell the name of its file,
and to run it. A start makes too little garbage to look for it over and over. And `traceback` imports `_colorize`, which
makes eight data classes, to colour what is printed on a terminal. Together that is a third of a start's time.
"""

import gc
import sys
import zipimport
from importlib.machinery import PathFinder
from importlib.util import LazyLoader

LIBRARY = "/lib/python314.zip"

_io = zipimport._io
_read = zipimport._get_module_code
_library = None
_last = None, None, None


def _get_module_code(importer, name):
    """What was read to tell the file's name is what is run next."""
    global _last
    last_importer, last_name, code = _last
    _last = None, None, None
    if last_importer is importer and last_name == name:
        return code
    code = _read(importer, name)
    _last = importer, name, code
    return code


class _OpenLibrary:
    """The opened archive, which stays open."""

    def __enter__(self):
        return _library

    def __exit__(self, *error):
        pass


class _KeepsOpen:
    """Stands for the io that zipimport sees."""

    @staticmethod
    def open_code(path):
        global _library
        if path != LIBRARY:
            return _io.open_code(path)
        if _library is None:
            _library = _io.open_code(path)
        return _OpenLibrary()


class _Later:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "_colorize":
            return None
        spec = PathFinder.find_spec(name, path)
        spec.loader = LazyLoader(spec.loader)
        return spec


gc.disable()
zipimport._get_module_code = _get_module_code
zipimport._io = _KeepsOpen
sys.meta_path.insert(0, _Later)


def finish(thoroughly):
    """End it; only that modules are read once remains.

    Thoroughly where others will start from this one's memory, or else so that a program begins soon: what garbage there
    is is put where gc neither looks nor counts.
    """
    global _library, _last
    sys.meta_path.remove(_Later)
    zipimport._io = _io
    if _library is not None:
        _library.close()
    _library = None
    _last = None, None, None
    del sys.modules[__name__]
    gc.enable()
    if thoroughly:
        sys.modules["_colorize"].can_colorize  # noqa: B018 (loads it)
        gc.collect()
    else:
        gc.freeze()
