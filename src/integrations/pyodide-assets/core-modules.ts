import {
  defaultVersion,
  pythonBuilds,
  pythonVersions,
  type PythonVersion,
} from '../../engines/pyodide/versions/versions.ts';

/**
 * What the first download holds, beside what Python's own start needs: what the tutorial's examples import, what
 * CPython itself imports late (tracemalloc for warnings, difflib for hints, _pylong for long numbers), and small things
 * that a reader is likely to try. All other modules are in a second archive, fetched when a program names one of them.
 */
const core: readonly string[] = `
  asyncio dis inspect types traceback contextlib functools itertools dataclasses typing collections collections.abc
  time random math sys weakref gc threading concurrent.futures concurrent.futures.thread queue heapq operator re json
  string enum abc textwrap pprint timeit datetime contextvars logging signal socket selectors linecache tokenize ast
  copy io os pathlib warnings struct bisect array decimal numbers codecs locale reprlib hashlib secrets
  keyword token opcode importlib importlib.util atexit errno stat glob fnmatch base64 binascii copyreg pickle sched
  tracemalloc difflib _ast_unparse _colorize _pylong
  encodings.latin_1 encodings.ascii encodings.utf_8_sig
  pyodide pyodide.ffi pyodide.code pyodide.webloop _pyodide
`
  .trim()
  .split(/\s+/);

/** The version that brought a module of {@link core}, where that is later than 3.10. */
const since: Readonly<Record<string, PythonVersion>> = {
  _ast_unparse: '3.14',
  _colorize: '3.13',
  _pylong: '3.12',
};

/** Imported by the start of a Pyodide that unpacks a part of itself. */
const unpacking = ['shutil', 'tarfile'];

/** The modules of {@link core} that this version has, and those that its start needs to unpack itself. */
export function coreModules(version: PythonVersion): readonly string[] {
  const age = (name: PythonVersion) => pythonVersions.indexOf(name);
  const there = core.filter((name) => age(since[name] ?? '3.10') <= age(version));
  return pythonBuilds[version].library === 'files' ? [...there, ...unpacking] : there;
}

/**
 * What packing loads although no start and no module of the core needs it: these files, and files in these folders, go
 * to the second archive.
 */
const late: readonly string[] = [
  'bz2.py',
  'compression/',
  'lzma.py',
  'pyodide/common.py',
  'shutil.py',
  'tempfile.py',
  'zipfile/',
];

/** {@link late} for the default version; in others, Pyodide's own package loader, not replaced there, needs most of them. */
export function lateFiles(version: PythonVersion): readonly string[] {
  return version === defaultVersion ? late : [];
}

/** Modules whose source text is in the first download too, for inspect.getsource and tracebacks. */
export const coreSources: readonly string[] = [
  'asyncio/base_events.py',
  'asyncio/events.py',
  'asyncio/futures.py',
  'asyncio/runners.py',
  'asyncio/tasks.py',
  'types.py',
];
