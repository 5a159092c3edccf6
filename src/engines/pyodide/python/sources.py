"""Parts of the standard library that arrive later: modules outside the core, and the text of modules in it."""

import importlib
import sys
import zipimport

_importer = zipimport.zipimporter
_get_source = _importer.get_source


def add_modules(archive, split_packages):
    """Make the modules in this archive importable. Some packages have one half in the core and one here."""
    if archive in sys.path:
        return
    sys.path.insert(sys.path.index("/lib/python314.zip") + 1, archive)
    importlib.invalidate_caches()
    for name in split_packages:
        package = importlib.import_module(name)
        package.__path__.append(f"{archive}/{name.replace('.', '/')}")


def add_sources(archive):
    """Let inspect and tracebacks find the text of every module."""
    try:
        sources = _importer(archive)
    except zipimport.ZipImportError:
        return

    def get_source(self, fullname):
        try:
            text = _get_source(self, fullname)
        except zipimport.ZipImportError:
            text = None
        if text is not None or not self.archive.startswith("/lib/python314"):
            return text
        base = fullname.replace(".", "/")
        for path in (f"{base}.py", f"{base}/__init__.py"):
            try:
                return sources.get_data(path).decode("utf-8")
            except OSError:
                pass
        return None

    _importer.get_source = get_source
