import {
  defaultVersion,
  pythonBuilds,
  pythonVersions,
  type PythonVersion,
} from '../../engines/pyodide/versions/versions.ts';

/** What the driver and the tutorial's examples are made of. The start of the default version imports all of it. */
const started: readonly string[] = words(`
  asyncio dis inspect types traceback contextlib functools itertools dataclasses typing collections collections.abc
  time math sys weakref gc threading concurrent.futures heapq operator re json string enum abc textwrap contextvars
  logging signal socket selectors linecache ast copy io os warnings array codecs locale reprlib keyword opcode importlib
  atexit errno stat binascii copyreg
  pyodide pyodide.ffi pyodide.code pyodide.webloop _pyodide
`);

/**
 * What a program gets to without naming it, so that nobody could tell from the program that it must be fetched: these
 * modules, with the reason, and all that they import.
 */
const unnamed: Readonly<Record<string, string>> = {
  _ast_unparse: 'ast.unparse, and dataclasses and annotationlib where they show annotations',
  _colorize: 'traceback, for the first traceback',
  _pylong: 'int and str, for numbers of thousands of digits',
  'asyncio.sslproto': 'asyncio has it waiting until somebody asks for something of it, as it has ssl',
  'concurrent.futures.thread': 'concurrent.futures, for ThreadPoolExecutor',
  difflib: 'traceback, for "Did you mean"',
  'encodings.utf_8_sig': 'linecache and json, for a text that begins with a byte order mark',
  'importlib.util':
    'asked for by that name after `import importlib`, since CPython has imported it by itself',
  numbers: '_decimal, which is C and which _pylong needs',
  ssl: 'asyncio, for what is known of a connection',
  struct: 'memoryview, to compare what is not bytes',
  token: 'tokenize and opcode',
  tokenize: 'inspect and linecache, to find where a function ends and how a file is encoded',
  tracemalloc: 'warnings, for what was never awaited or closed',
};

/** Small things that a reader is likely to try. The default version fetches them when a program names one. */
const usual: readonly string[] = words(`
  random queue pprint timeit datetime pathlib bisect decimal hashlib secrets glob fnmatch base64 pickle sched
  encodings.latin_1 encodings.ascii
`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The version that brought a module, or Pyodide's stand-in for it, where that is later than 3.10. */
const since: Readonly<Record<string, PythonVersion>> = {
  _ast_unparse: '3.14',
  _colorize: '3.13',
  _pylong: '3.12',
  ssl: '3.14',
};

/** Imported by the start of a Pyodide that unpacks a part of itself. */
const unpacking = ['shutil', 'tarfile'];

/**
 * What the first download of this version holds, beside what Python's own start needs. All other modules are in archives
 * that are fetched when a program names one of them.
 */
export function coreModules(version: PythonVersion): readonly string[] {
  const age = (name: PythonVersion) => pythonVersions.indexOf(name);
  const all = [...started, ...Object.keys(unnamed), ...(version === defaultVersion ? [] : usual)];
  const there = all.filter((name) => age(since[name] ?? '3.10') <= age(version));
  return pythonBuilds[version].library === 'files' ? [...there, ...unpacking] : there;
}

/** {@link usual} for the default version: others have them in the core. */
export function usualModules(version: PythonVersion): readonly string[] {
  return version === defaultVersion ? usual : [];
}

/** Modules of the default version's core that its start does not import. */
export const unnamedModules: readonly string[] = Object.keys(unnamed);

/**
 * What packing loads although no start and no module of the core needs it: these files, and files in these folders, go
 * to the archive of all other modules.
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
