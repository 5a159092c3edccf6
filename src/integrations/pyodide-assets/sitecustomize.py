"""Makes a start faster. Python imports this by itself, before anything else comes from the library's archive.

zipimport opens its archive anew for each module, and reads and unmarshals each one twice: to tell the name of its file,
and to run it. And a start makes too little garbage to look for it over and over. Together that is a quarter of a start's
time. A program finds nothing of this: neither the module nor its frames.

_colorize makes a dozen dataclasses, each from a text that it compiles. traceback imports it, and needs it for the first
traceback: until then it waits.
"""

import gc
import importlib.util
import sys
import zipimport

if "_host" in sys.modules:
    raise ModuleNotFoundError(f"No module named {__name__!r}", name=__name__)

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


def _import_late(name):
    """Import a module that is run when something of it is asked for."""
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


gc.disable()
zipimport._get_module_code = _get_module_code
zipimport._io = _KeepsOpen
_import_late("_colorize")


def finish():
    """End it, so that nothing of it is left.

    What there is then is put where gc does not look, so that a program begins soon, until one asks for gc (see
    `_host.archives.needs`).
    """
    global _library
    zipimport._get_module_code = _read
    zipimport._io = _io
    if _library is not None:
        _library.close()
        _library = None
    del sys.modules[__name__]
    del zipimport._zip_directory_cache[LIBRARY][f"{__name__}.pyc"]
    gc.enable()
    gc.freeze()
