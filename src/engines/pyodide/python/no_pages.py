"""webbrowser opens no page from this sandbox, and says so as on a computer without a browser: its functions return False.

Pyodide's looks for the window of a page, and raises where there is none.
"""

import sys
from importlib.machinery import PathFinder

from . import HOME


def install():
    sys.meta_path.insert(0, _Finder)


class _Finder:
    """Finds webbrowser where Python would find it, with a loader that changes the module once it is loaded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "webbrowser":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.loader and not str(spec.origin).startswith(HOME + "/"):
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader:
    def __init__(self, loader):
        self._loader = loader

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        module.open = open_page
        if hasattr(module, "GenericBrowser"):  # from 3.13 on
            module.GenericBrowser.open = lambda self, url, new=0, autoraise=True: open_page(url, new, autoraise)


def open_page(url, new=0, autoraise=True):
    """Open url in the default browser. There is none that this Python could reach."""
    return False
