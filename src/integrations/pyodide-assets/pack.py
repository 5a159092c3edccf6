"""Runs in Pyodide, in Node, at build time: repacks its standard library for a fast start.

The shipped archive holds deflated sources; compiling them is most of a start. Here every module is compiled by the
very interpreter that will run it, into .pyc files whose source is never looked for, stored without compression, so
that the host's brotli can do its work over the whole.

Before 3.11, Pyodide ships the library as files. Python looks into the archive of this name first, so that what is in it
need not be compiled; all else stays a file.
"""

import dis
import importlib.util
import marshal
import os
import struct
import sys
import types
import zipfile

LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)
FILES = "/lib/python{}.{}".format(*sys.version_info)
IS_ARCHIVE = os.path.exists(LIBRARY)


def compiled(name, source):
    # Pyodide's own modules do without their docstrings; nobody is taught by them here.
    level = 2 if name.startswith(("pyodide/", "_pyodide/")) else 0
    # Tracebacks and inspect show this path.
    code = compile(source, f"{LIBRARY}/{name}", "exec", dont_inherit=True, optimize=level)
    unchecked = struct.pack("<IQ", 0b01, 0)  # by the hash of a source, which nobody looks at then
    return importlib.util.MAGIC_NUMBER + unchecked + marshal.dumps(code)


def modules_of(entries):
    """The compiled modules among these files: their name, their package and their code."""
    for path, data in entries.items():
        if path.endswith(".pyc"):
            name = module_name(path.removesuffix("c"))
            package = name if path.endswith("__init__.pyc") else name.rpartition(".")[0]
            yield name, package, marshal.loads(data[16:])


def imports_of(code, package, surely):
    """The names of the modules that this code imports, but for functions in it; of members too, which may be modules.

    Those that it `surely` imports are not in a `try`: what imports shutil does so without compressors as well.
    """
    tries = dis.Bytecode(code).exception_entries if surely else ()
    instructions = list(dis.get_instructions(code))
    for level, members, instruction in zip(instructions, instructions[1:], instructions[2:]):
        if instruction.opname != "IMPORT_NAME":
            continue
        if any(entry.start <= instruction.offset < entry.end for entry in tries):
            continue
        base = instruction.argval
        if level.argval:
            above = package.rsplit(".", level.argval - 1)[0]
            base = f"{above}.{base}" if base else above
        for member in ("", *(members.argval or ())):
            yield f"{base}.{member}".rstrip(".")


def with_packages(name):
    """The name of a module, and of each package that it is in: they are imported before it."""
    parts = name.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def leading_to(targets, modules, surely=False):
    """The targets, and those of these modules that import one, however many stand between.

    Of a module that is imported already, what is not is left out: some imports are for other platforms.
    """
    wants = {}
    for name, package, code in modules:
        wants[name] = set().union(*map(with_packages, [name, *imports_of(code, package, surely)]))
        if name in sys.modules:
            wants[name] &= sys.modules.keys()
    found = set(targets)
    while more := {name for name, imported in wants.items() if name not in found and imported & found}:
        found |= more
    return found


def calls_leading_to(targets, modules, known):
    """Functions of these modules, but for the `known` ones, that import one of the targets when they are called.

    `xml.parseString` stands for `xml.dom.minidom.parseString`, since a package may offer what one of its modules has. A
    program that calls one has both names in it. What is private is not called by programs.
    """
    surely = leading_to(targets, modules, surely=True)
    for name, package, code in modules:
        todo = [] if name in known else [code]
        while todo:
            item = todo.pop()
            todo += [inner for inner in item.co_consts if isinstance(inner, types.CodeType)]
            public = item is not code and item.co_name.isidentifier() and not item.co_name.startswith("_")
            if public and any(with_packages(other) & surely for other in imports_of(item, package, surely=True)):
                yield f"{name.partition('.')[0]}.{item.co_name}"


def write(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), entries[name])


def module_name(path):
    name = path.removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__")


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


def pack(wants, late, with_source, driver, instead, edits, extensions):
    unknown = []
    for name in wants:
        try:
            importlib.import_module(name)
        except ImportError as error:
            unknown.append(f"{name}: {error}")
    if unknown:
        raise SystemExit(f"the list of core modules names what is not there: {unknown}")
    root = (LIBRARY if IS_ARCHIVE else FILES) + "/"
    loaded = {
        getattr(module, "__file__", None).removeprefix(root)
        for module in list(sys.modules.values())
        if (getattr(module, "__file__", None) or "").startswith(root) and not is_frozen(module)
    }
    files = read_library()
    loaded = {name for name in loaded if not name.startswith(tuple(late))}
    for name, text in instead.items():
        files[name] = text.encode()
        loaded.add(name)
    for name, (old, new) in edits.items():
        text = files[name].decode()
        if text.count(old) != 1:
            raise SystemExit(f"{name} has changed: {old!r} is not where it was")
        files[name] = text.replace(old, new).encode()
    for name, text in driver.items():
        files[f"_host/{name}"] = text.encode()
        loaded.add(f"_host/{name}")
    core, more, sources = {}, {}, {}
    for name, data in files.items():
        here = core if name in loaded else more
        if not name.endswith(".py"):
            here[name] = data
            continue
        try:
            here[name + "c"] = compiled(name, data)
        except SyntaxError:
            here[name] = data
        if name.startswith("_host/"):
            continue
        if name.startswith(tuple(with_source)):
            core[name] = data
        else:
            sources[name] = data
    # What stays a file can be imported without being fetched.
    outside = {module_name(name.removesuffix("c")) for name in more} if IS_ARCHIVE else set()
    outside = {name for name in outside if not is_frozen(sys.modules.get(name))}
    inside = {module_name(name.removesuffix("c")) for name in core}
    split = sorted({name.rpartition(".")[0] for name in outside} & inside)
    texts = [name for name in core if name.endswith(".py")]
    modules = list(modules_of(core | more)) if extensions else []
    leading = leading_to(extensions, modules)
    if at_start := leading & {"_host.runner", "_host.library", "sitecustomize"}:
        raise SystemExit(f"every start imports these, which import extension modules that arrive later: {sorted(at_start)}")
    leading |= set(calls_leading_to(extensions, modules, leading))
    sets = {"MODULES": outside, "TEXTS": texts, "EXTENSIONS": extensions, "NEED_EXTENSIONS": leading}
    index = "".join(f"{name} = frozenset({sorted(names)!r})\n" for name, names in sets.items())
    index += f"SPLIT = {split!r}\n"
    core["_host/index.pyc"] = compiled("_host/index.py", index.encode())
    write("/core.zip", core)
    write("/more.zip", more)
    write("/sources.zip", sources)
