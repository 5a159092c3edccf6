"""Makes a start faster. Python imports this by itself, before anything else comes from the library's archive.

zipimport opens its archive anew for each module, and reads and unmarshals each one twice: to tell the name of its file,
and to run it. And a start makes too little garbage to look for it over and over. Together that is a quarter of a start's
time. A program finds nothing of this: neither the module nor its frames.

Four modules take a quarter of all imports, and few programs use them. They wait until somebody asks for something of theirs:
_colorize, which traceback imports for the first traceback, ssl, which asyncio imports for connections to other machines, and
tokenize, which inspect imports to find where a function's source text ends.
"""

import gc
import importlib.machinery
import importlib.util
import sys
import zipimport

if "_host" in sys.modules:
    raise ModuleNotFoundError(f"No module named {__name__!r}", name=__name__)

LIBRARY = "/lib/python314.zip"
LATE = "_colorize", "ssl", "tokenize", "asyncio.sslproto"

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
    """Import a module that is run when something of it is asked for, as PEP 562 has it.

    importlib's own LazyLoader would run it at the next import statement, which asks every module for its __spec__.
    """
    package = name.rpartition(".")[0]
    path = [f"{LIBRARY}/{package}"] if package else None
    spec = importlib.machinery.PathFinder.find_spec(name, path)
    module = importlib.util.module_from_spec(spec)
    namespace = vars(module)

    def run():
        waiting = namespace.pop("__getattr__"), namespace.pop("__dir__")
        try:
            spec.loader.exec_module(module)
        except BaseException:
            # A limit of the stack, or Ctrl+C: whoever asks next tries again.
            namespace["__getattr__"], namespace["__dir__"] = waiting
            raise

    def __getattr__(attribute):
        if attribute == "__path__":
            # Asked of every module, to tell whether it is a package. None of these is one.
            raise AttributeError(attribute)
        run()
        return getattr(module, attribute)

    def __dir__():
        run()
        return dir(module)

    namespace["__getattr__"], namespace["__dir__"] = __getattr__, __dir__
    sys.modules[name] = module


gc.disable()
zipimport._get_module_code = _get_module_code
zipimport._io = _KeepsOpen
for _name in LATE:
    _import_late(_name)


def finish():
    """End it, so that nothing of it is left.

    What there is then is put where gc does not look, so that a program begins soon, until one asks for gc (see
    `_host.archives.needs`).
    """
    global _library
    zipimport._get_module_code = _read
    zipimport._io = _io
    for name in LATE:
        package, _, attribute = name.rpartition(".")
        if package:
            setattr(sys.modules[package], attribute, sys.modules[name])
    if _library is not None:
        _library.close()
        _library = None
    del sys.modules[__name__]
    del zipimport._zip_directory_cache[LIBRARY][f"{__name__}.pyc"]
    gc.enable()
    gc.freeze()
