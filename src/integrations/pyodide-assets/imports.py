"""Tells from compiled modules what imports what. Runs in Pyodide, in Node, at build time, before pack.py."""

import dis
import marshal
import sys
import types


def module_name(path):
    name = path.removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__")


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


def wanted_by(name, package, code, surely=False):
    """The modules that have to be there for one.

    Of a module that is imported already, what is not is left out: some imports are for other platforms.
    """
    wants = set().union(*map(with_packages, [name, *imports_of(code, package, surely)]))
    return wants & sys.modules.keys() if name in sys.modules else wants


def leading_to(targets, modules, surely=False):
    """The targets, and those of these modules that import one, however many stand between."""
    wants = {name: wanted_by(name, package, code, surely) for name, package, code in modules}
    found = set(targets)
    while more := {name for name, imported in wants.items() if name not in found and imported & found}:
        found |= more
    return found


def importing(names, modules):
    """These modules, and what they import of the others, however many stand between."""
    wants = {name: wanted_by(name, package, code) for name, package, code in modules}
    found, todo = set(), set(names)
    while todo:
        found |= todo
        todo = set().union(*(wants.get(name, ()) for name in todo)) & wants.keys() - found
    return found


def calls_importing(targets, modules, known=()):
    """Functions of these modules, but for the `known` ones, that surely import one of the targets when they are called.

    `xml.parseString` stands for `xml.dom.minidom.parseString`, since a package may offer what one of its modules has. A
    program that calls one has both names in it. What is private is not called by programs.
    """
    for name, package, code in modules:
        todo = [] if name in known else [code]
        while todo:
            item = todo.pop()
            todo += [inner for inner in item.co_consts if isinstance(inner, types.CodeType)]
            public = item is not code and item.co_name.isidentifier() and not item.co_name.startswith("_")
            if public and any(with_packages(other) & targets for other in imports_of(item, package, surely=True)):
                yield f"{name.partition('.')[0]}.{item.co_name}"


def needing(targets, modules):
    """The targets, and what of these modules, and of functions in them, imports one."""
    leading = leading_to(targets, modules)
    return leading | set(calls_importing(leading_to(targets, modules, surely=True), modules, leading))
