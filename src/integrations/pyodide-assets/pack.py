"""Runs in Pyodide, in Node, at build time: repacks its standard library for a fast start.

The shipped archive holds deflated sources; compiling them is most of a start. Here every module is compiled by the
very interpreter that will run it, into .pyc files whose source is never looked for, stored without compression, so
that the host's brotli can do its work over the whole.

Before 3.11, Pyodide ships the library as files. Python looks into the archive of this name first, so that what is in it
need not be compiled; all else stays a file.
"""

import importlib.util
import marshal
import os
import struct
import sys
import zipfile

LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)
FILES = "/lib/python{}.{}".format(*sys.version_info)
IS_ARCHIVE = os.path.exists(LIBRARY)
DRIVER = "_host/"

#: What goes into each archive: by path, the bytes.
core, usual, more, sources = {}, {}, {}, {}


def compiled(name, source):
    # Pyodide's own modules do without their docstrings; nobody is taught by them here.
    level = 2 if name.startswith(("pyodide/", "_pyodide/")) else 0
    # Tracebacks and inspect show this path.
    code = compile(source, f"{LIBRARY}/{name}", "exec", dont_inherit=True, optimize=level)
    unchecked = struct.pack("<IQ", 0b01, 0)  # by the hash of a source, which nobody looks at then
    return importlib.util.MAGIC_NUMBER + unchecked + marshal.dumps(code)


def write(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), entries[name])


def is_frozen(module):
    """Whether it is a part of CPython itself, so that the library's file of it is never run."""
    return getattr(getattr(module, "__spec__", None), "origin", None) == "frozen"


def read_library():
    """The bytes of all its files, by path."""
    if IS_ARCHIVE:
        # Opened once more: zipimport holds it too.
        library = zipfile.ZipFile(LIBRARY)
        return {name: library.read(name) for name in library.namelist() if not name.endswith("/")}
    files = {}
    for folder, _, names in os.walk(FILES):
        for name in names:
            path = os.path.join(folder, name)
            if "site-packages" not in path and "__pycache__" not in path:
                with open(path, "rb") as file:
                    files[os.path.relpath(path, FILES)] = file.read()
    return files


def loaded_files():
    """The files of the library that Python has loaded."""
    root = (LIBRARY if IS_ARCHIVE else FILES) + "/"
    return {
        module.__file__.removeprefix(root)
        for module in list(sys.modules.values())
        if (getattr(module, "__file__", None) or "").startswith(root) and not is_frozen(module)
    }


def import_all(names):
    unknown = []
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            unknown.append(f"{name}: {error}")
    if unknown:
        raise SystemExit(f"the lists of modules name what is not there: {unknown}")


def pack(wants, late, with_source, driver, instead, edits):
    """Compile the library, and divide it: what is wanted, with all that it imports; the rest; and the text of both.

    The core is written already: a start from it tells what a start imports.
    """
    import_all(wants)
    wanted = {name for name in loaded_files() if not name.startswith(tuple(late))}
    files = read_library()
    for name, text in instead.items():
        files[name] = text.encode()
        wanted.add(name)
    for name, changes in edits.items():
        text = files[name].decode()
        for old, new in changes:
            if text.count(old) != 1:
                raise SystemExit(f"{name} has changed: {old!r} is not where it was")
            text = text.replace(old, new)
        files[name] = text.encode()
    for name, text in driver.items():
        files[f"{DRIVER}{name}"] = text.encode()
        wanted.add(f"{DRIVER}{name}")
    for name, data in files.items():
        here = core if name in wanted else more
        if not name.endswith(".py"):
            here[name] = data
            continue
        try:
            here[name + "c"] = compiled(name, data)
        except SyntaxError:
            here[name] = data
        if name.startswith(DRIVER):
            continue
        if name.startswith(tuple(with_source)):
            core[name] = data
        else:
            sources[name] = data
    write("/core.zip", core)


def take_usual(start, unnamed):
    """Take out of the core what comes when a program names it.

    What a `start` imports stays, and what a program gets to without naming it (`unnamed`), with all that these import.
    """
    # What some modules import that a start has run is there already; the unnamed ones among them wait: see sitecustomize.py.
    modules = [module for module in modules_of(core) if module[0] not in set(start) - set(unnamed)]
    driver = {name for name, *_ in modules if name.partition(".")[0] == "_host"}
    stay = {"sitecustomize", *start} | importing(driver | set(unnamed), modules)
    for path in list(core):
        if path.endswith(".pyc") and module_name(path.removesuffix("c")) not in stay:
            usual[path] = core.pop(path)


def names_in(entries):
    return {module_name(path.removesuffix("c")) for path in entries}


def write_library(extensions):
    """Write the archives, and in the core's index what is in the others, and what needs them."""
    # What stays a file can be imported without being fetched.
    later = {"usual": usual, "more": more} if IS_ARCHIVE else {}
    here, outside, split = names_in(core), {}, {}
    for kind, files in later.items():
        outside[kind] = {name for name in names_in(files) if not is_frozen(sys.modules.get(name))}
        split[kind] = {name.rpartition(".")[0] for name in outside[kind]} & here
        here |= outside[kind]
    needs = {
        # Modules of the core import nothing of it, but functions of theirs may; who needs `more` gets it too.
        "usual": set(calls_importing(outside["usual"], modules_of(core))) if usual else set(),
        "extensions": needing(extensions, list(modules_of(core | usual | more))) if extensions else set(),
    }
    if at_start := needs["extensions"] & {"_host.runner", "_host.library", "sitecustomize"}:
        raise SystemExit(f"every start imports these, which import extension modules that arrive later: {sorted(at_start)}")
    texts = {name for name in core if name.endswith(".py")}
    index = (
        f"MODULES = {listed(outside)}\nSPLIT = {listed(split)}\nNEED = {listed(needs)}\n"
        f"EXTENSIONS = frozenset({sorted(extensions)!r})\nTEXTS = frozenset({sorted(texts)!r})\n"
    )
    core[f"{DRIVER}index.pyc"] = compiled(f"{DRIVER}index.py", index.encode())
    for kind, files in {"core": core, "usual": usual, "more": more, "sources": sources}.items():
        write(f"/{kind}.zip", files)


def listed(kinds):
    """These names by kind, as a module can have them; kinds without any are left out."""
    return "{%s}" % ", ".join(f"{kind!r}: frozenset({sorted(names)!r})" for kind, names in kinds.items() if names)
