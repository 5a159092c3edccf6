"""Takes the place of pyodide._package_loader, of which a start needs these names only.

Pyodide's own unpacks packages, and imports zipfile, tempfile and shutil for that at every start; here no package can
be fetched. The import is one of those that Pyodide counts when it makes a snapshot.
"""

from pyodide_js import loadedPackages  # noqa: F401


class _Place:
    """What has to print as a path."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Place("/lib/python3.14/site-packages")
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages():
    pass
