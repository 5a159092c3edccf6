"""The dbm module, which the WebAssembly build leaves out and shelve needs: a dictionary of bytes, kept in one file."""

import collections.abc
import os
import pickle

_MAGIC = b"a dictionary of this sandbox's dbm\n"


class _Error(Exception):
    pass


_Error.__module__, _Error.__qualname__, _Error.__name__ = "dbm", "error", "error"
error = (_Error, OSError)


class _Database(collections.abc.MutableMapping):
    _items = None  # closed, or never opened

    def __init__(self, file, flag, mode):
        self._file, self._mode, self._writable = file, mode, flag != "r"
        exists = os.path.exists(file)
        if flag in "rw" and not exists:
            raise _Error(f"db file doesn't exist; use 'c' or 'n' flag to create a new db: {file!r}")
        self._items = {} if flag == "n" or not exists else _read(file)
        self._changed = not exists or flag == "n"
        self.sync()

    def _opened(self):
        if self._items is None:
            raise _Error("DBM object has already been closed")
        return self._items

    def _changing(self):
        items = self._opened()
        if not self._writable:
            raise _Error("The database is opened for reading only")
        self._changed = True
        return items

    def __getitem__(self, key):
        return self._opened()[_bytes(key)]

    def __setitem__(self, key, value):
        self._changing()[_bytes(key)] = _bytes(value)

    def __delitem__(self, key):
        del self._changing()[_bytes(key)]

    def __contains__(self, key):
        return _bytes(key) in self._opened()

    def __iter__(self):
        return iter(list(self._opened()))

    def __len__(self):
        return len(self._opened())

    def keys(self):
        return list(self._opened())

    def sync(self):
        if self._items is not None and self._changed:
            with open(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._mode), "wb") as file:
                file.write(_MAGIC + pickle.dumps(self._items))
            self._changed = False

    def close(self):
        self.sync()
        self._items = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __del__(self):
        self.close()


def _bytes(value):
    return value.encode() if isinstance(value, str) else bytes(value)


def _read(file):
    with open(file, "rb") as opened:
        data = opened.read()
    if not data.startswith(_MAGIC):
        raise _Error("db type could not be determined")
    return pickle.loads(data[len(_MAGIC) :])


def open_database(file, flag="r", mode=0o666):
    """Open or create database at path given by *file*."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(os.fspath(file), flag, mode)


def whichdb(filename):
    """Guess which db package to use to open a db file."""
    try:
        with open(filename, "rb") as file:
            return "dbm" if file.read(len(_MAGIC)) == _MAGIC else ""
    except OSError:
        return None
