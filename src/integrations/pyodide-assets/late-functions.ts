/**
 * Finds what can arrive later of Pyodide's WebAssembly: the extension modules that few programs import (SQLite alone is a
 * seventh of it), with the libraries that only they use.
 *
 * The file says neither what most functions are called nor what they belong to, but the linker puts a module's functions
 * one behind the other, and the first of them is the one that is exported: `PyInit_` and the module's name.
 */
import * as wasmparser from 'wasmparser';

/** Their types have them as constants of the compiler, which a file compiled by itself cannot see; they are objects. */
const { BinaryReaderState: State, OperatorCode } = wasmparser as unknown as {
  readonly BinaryReaderState: Readonly<Record<keyof typeof wasmparser.BinaryReaderState, number>>;
  readonly OperatorCode: Readonly<Record<keyof typeof wasmparser.OperatorCode, number>>;
};

/** Functions that stand together: from the one exported as `from` to the one before that exported as `until`. */
interface Stretch {
  readonly from: string;
  readonly until: string;
  /** Names of the extension modules in it; none in a library. */
  readonly modules: readonly string[];
}

const stretch = (from: string, until: string, modules = ''): Stretch => ({
  from,
  until,
  modules: modules.trim().split(/\s+/).filter(Boolean),
});

const stretches: readonly Stretch[] = [
  stretch('PyInit__ctypes', 'PyInit_zlib', '_ctypes _posixsubprocess _bz2'),
  stretch('PyInit__hmac', 'PyInit_array', '_hmac _sqlite3 _lzma _zstd'),
  stretch('PyInit__lsprof', 'PyInit__pickle', '_lsprof'),
  stretch('PyInit__remote_debugging', 'PyInit__struct', '_remote_debugging'),
  stretch('PyInit__zoneinfo', 'PyInit_math', '_zoneinfo'),
  stretch(
    'PyInit_pyexpat',
    'PyInit_unicodedata',
    `pyexpat _elementtree _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _multibytecodec`,
  ),
  stretch(
    'PyInit_xxsubtype',
    'PyInit_atexit',
    `xxsubtype _xxtestfuzz _testbuffer _testinternalcapi _testcapi _testlimitedcapi _testclinic _testclinic_limited`,
  ),
  // liblzma, SQLite and Zstandard, one behind the other.
  stretch('lzma_version_number', 'emscripten_GetProcAddress'),
  // libbz2.
  stretch('BZ2_blockSort', 'adler32_z'),
];

/** What is exported like a module of its own, and is a part of another one in the list. */
const partsOfModules = ['_testcapi_datetime'];

/** Names of the extension modules that arrive later. */
export const lateModules: readonly string[] = stretches.flatMap(({ modules }) => modules);

/** Where Emscripten puts the first function in the table. */
export const TABLE_START = 1;

/** How imports and exports say that they are functions. */
const FUNCTION = 0;

const NEXT_STEP =
  'set "stretches" in src/integrations/pyodide-assets/late-functions.ts anew, by the order of the exported functions.';

/** What one function has in it. */
interface Code {
  /** Functions that it calls by their numbers. */
  readonly calls: ReadonlySet<number>;
  /** Its constants, addresses among them. */
  readonly numbers: ReadonlySet<number>;
}

interface Functions {
  /** How many are imported: they come first. */
  readonly imported: number;
  /** Of those that are not imported, in their order. */
  readonly code: readonly Code[];
  /** Numbers of functions, by their names. */
  readonly exports: ReadonlyMap<string, number>;
  /** In the order of the table. */
  readonly table: readonly number[];
}

function read(bytes: Uint8Array): Functions {
  const reader = new wasmparser.BinaryReader();
  reader.setData(bytes.slice().buffer, 0, bytes.length);
  const code: Code[] = [];
  const exports = new Map<string, number>();
  const table: number[] = [];
  let imported = 0;
  let calls = new Set<number>();
  let numbers = new Set<number>();
  while (reader.read()) {
    const { result } = reader;
    switch (reader.state as number) {
      case State.IMPORT_SECTION_ENTRY:
        if ((result as wasmparser.IImportEntry).kind === FUNCTION) imported++;
        break;
      case State.EXPORT_SECTION_ENTRY: {
        const { kind, field, index } = result as wasmparser.IExportEntry;
        if (kind === FUNCTION) exports.set(new TextDecoder().decode(field), index);
        break;
      }
      case State.INIT_EXPRESSION_OPERATOR: {
        const { code: operator, funcIndex } = result as wasmparser.IOperatorInformation;
        if (operator === OperatorCode.ref_func && funcIndex !== undefined) table.push(funcIndex);
        break;
      }
      case State.BEGIN_FUNCTION_BODY:
        calls = new Set();
        numbers = new Set();
        break;
      case State.CODE_OPERATOR: {
        const { code: operator, funcIndex, literal } = result as wasmparser.IOperatorInformation;
        if (operator === OperatorCode.call && funcIndex !== undefined) calls.add(funcIndex);
        else if (operator === OperatorCode.i32_const) numbers.add(literal as number);
        break;
      }
      case State.END_FUNCTION_BODY:
        code.push({ calls, numbers });
        break;
      default:
    }
  }
  return { imported, code, exports, table };
}

/** Numbers of functions as the file has them. */
export interface LateFunctions {
  /** All that can be taken out: nothing that stays calls them, but for an import of one of their modules. */
  readonly all: ReadonlySet<number>;
  /** How many functions are imported: they come first. */
  readonly imported: number;
  /** The functions in the table, in its order. */
  readonly table: readonly number[];
}

/** Throws when the file is not laid out as it was in the version that this was written for. */
export function findLateFunctions(bytes: Uint8Array): LateFunctions {
  const { imported, code, exports, table } = read(bytes);
  const numberOf = (name: string): number => {
    const found = exports.get(name);
    if (found === undefined) throw new Error(`pyodide.asm.wasm has no "${name}" any more: ${NEXT_STEP}`);
    return found;
  };
  const late = new Set<number>();
  for (const { from, until, modules } of stretches) {
    const [first, end] = [numberOf(from), numberOf(until)];
    const found = [...exports].filter(([name, at]) => name.startsWith('PyInit_') && at >= first && at < end);
    const names = found.map(([name]) => name.slice('PyInit_'.length));
    const strange = new Set(names).difference(new Set([...modules, ...partsOfModules]));
    const missing = new Set(modules).difference(new Set(names));
    if (first >= end || strange.size + missing.size > 0) {
      const list = (of: ReadonlySet<string>) => [...of].join(', ') || 'none';
      throw new Error(
        `pyodide.asm.wasm is laid out in another way between ${from} and ${until} (modules that are new there: ${list(strange)}; missing: ${list(missing)}): ${NEXT_STEP}`,
      );
    }
    for (let at = first; at < end; at++) late.add(at);
  }
  const starts = new Set(lateModules.map((name) => numberOf(`PyInit_${name}`)));
  keepWhatOthersUse(late, starts, { imported, code, exports, table });
  return { all: late, imported, table };
}

/**
 * Takes out of `late` what is used without it, and what that uses in turn. The `starts` of modules are called by an import
 * only.
 *
 * Of several functions with the same code, Pyodide's build has kept one for all, which may stand in one of the stretches. Who
 * calls it by its number is known. Who has its address is not: addresses are numbers like any other. So a function in the
 * table stays if it could do another module's work: if it calls nothing, and has no number, that only `late` has.
 */
function keepWhatOthersUse(
  late: Set<number>,
  starts: ReadonlySet<number>,
  { imported, code, table }: Functions,
): void {
  const codeOf = (at: number) => code[at - imported]!;
  const known = new Set<number>();
  const todo = code.map((_, index) => index + imported).filter((at) => !late.has(at));
  const keep = (at: number): void => {
    if (late.delete(at)) todo.push(at);
  };
  for (let before = -1; before !== late.size;) {
    before = late.size;
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      for (const called of codeOf(at).calls) keep(called);
      for (const number of codeOf(at).numbers) known.add(number);
    }
    for (const at of table) {
      if (!late.has(at) || starts.has(at)) continue;
      const { calls, numbers } = codeOf(at);
      if ([...calls].every((other) => !late.has(other)) && [...numbers].every((one) => known.has(one)))
        keep(at);
    }
  }
}
