/**
 * Takes out of Pyodide's WebAssembly what few programs use.
 *
 * It exports 8,500 names, so that packages may call them: all of the C++ library among them. Here no package can be loaded.
 * Without them a later visit shows its first line 8 % sooner, since each name is an object of JavaScript's in each instance,
 * and 6 % of the file goes with the functions behind them.
 *
 * And a third of its code belongs to extension modules that few programs import, SQLite first of all. It goes to a file of
 * its own, whose functions take their places in the table when it arrives: a first visit loads 525 kB less.
 */
import binaryen from 'binaryen';
import { findLateFunctions, TABLE_START, type LateFunctions } from './late-functions.ts';

export interface WasmToTrim {
  readonly bytes: Uint8Array;
  /** What it asks for. */
  readonly imports: readonly WebAssembly.ModuleImportDescriptor[];
  /** Emscripten's script: the exports that it names stay. */
  readonly script: string;
  /** Names that others use of Emscripten's module, with its `_` before them. */
  readonly mentioned: ReadonlySet<string>;
}

export interface TrimmedWasm {
  /** With empty places in the table of functions: a module that arrives later must not be imported before that. */
  readonly main: Uint8Array<ArrayBuffer>;
  /** Asks for everything that `main` exports as `main`, and for what `main` asks for. */
  readonly extensions: Uint8Array<ArrayBuffer>;
}

/** What ctypes may look for: CPython's C API, and functions of the C library, few of which have a `_` in their names. */
const FOR_CTYPES = /^_?Py|^(?:(?:clock|posix|pthread|sched)_)?[a-z][a-z0-9]*$/;

const { Features } = binaryen;
/** What browsers had when Pyodide's was compiled. Binaryen writes nothing that is newer. */
const FEATURES =
  Features.MutableGlobals |
  Features.SignExt |
  Features.NontrappingFPToInt |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.ExceptionHandling |
  Features.ReferenceTypes |
  Features.Multivalue |
  Features.CallIndirectOverlong;

/** Binaryen's name for the only table, and for the only memory: what has no name in the file is counted. */
const ONLY = '0';
const nameOf = ({ imported }: LateFunctions, at: number): string => String(at - imported);
const namesOf = (late: LateFunctions): ReadonlySet<string> =>
  new Set([...late.all].map((at) => nameOf(late, at)));

/** Throws when Binaryen cannot read the module, when it is laid out in another way, or when a result is not valid. */
export function trimWasm(wasm: WasmToTrim): TrimmedWasm {
  const late = findLateFunctions(wasm.bytes);
  const extensions = makeExtensions(wasm.bytes, late);
  const wanted = WebAssembly.Module.imports(new WebAssembly.Module(extensions)).filter(
    ({ module }) => module === 'main',
  );
  return { main: makeMain(wasm, late, wanted), extensions };
}

type Module = InstanceType<typeof binaryen.Module>;

/** What is left of the file after an edit, without all that nothing uses any more. */
function change(bytes: Uint8Array, edit: (module: Module) => void): Uint8Array<ArrayBuffer> {
  const module = binaryen.readBinary(bytes);
  try {
    module.setFeatures(FEATURES);
    edit(module);
    module.runPasses(['remove-unused-module-elements']);
    if (!module.validate()) throw new Error('What is left of pyodide.asm.wasm is not valid WebAssembly.');
    return new Uint8Array(module.emitBinary());
  } finally {
    module.dispose();
  }
}

/** The functions in the table that `belongs` is true of: those with places one behind the other, and the place of the first. */
function runsOf(
  { table }: LateFunctions,
  belongs: (at: number) => boolean,
): { readonly place: number; readonly functions: readonly number[] }[] {
  const runs: { place: number; functions: number[] }[] = [];
  table.forEach((at, index) => {
    if (!belongs(at)) return;
    const place = index + TABLE_START;
    const last = runs.at(-1);
    if (last && last.place + last.functions.length === place) last.functions.push(at);
    else runs.push({ place, functions: [at] });
  });
  return runs;
}

/**
 * Has the file put into the table only the functions that `belongs` is true of. The other places stay as they are: empty, or
 * with what the other file has put there.
 */
function fillTable(module: Module, late: LateFunctions, belongs: (at: number) => boolean): void {
  module.removeElementSegment(binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(0)).name);
  for (const { place, functions } of runsOf(late, belongs)) {
    const names = functions.map((at) => nameOf(late, at));
    module.addActiveElementSegment(ONLY, `at ${place}`, names, module.i32.const(place));
  }
}

/** Without the late functions, and with what they want among its exports. */
function makeMain(
  { bytes, imports, script, mentioned }: WasmToTrim,
  late: LateFunctions,
  wanted: readonly WebAssembly.ModuleImportDescriptor[],
): Uint8Array<ArrayBuffer> {
  const words = new Set(script.match(/[\w$]+/g));
  // Of functions that JavaScript gives an address to, the script finds some among the exports, by the imports' names.
  const addressed = new Set(imports.filter((one) => one.module.startsWith('GOT.')).map((one) => one.name));
  const lateNames = namesOf(late);
  return change(bytes, (module) => {
    const kept = new Set<string>();
    for (const { name, kind, value } of exportsOf(module)) {
      const isCode = kind === binaryen.ExternalFunction || kind === binaryen.ExternalGlobal;
      const isNamed = words.has(name) || words.has(`_${name}`) || mentioned.has(`_${name}`);
      const isLate = kind === binaryen.ExternalFunction && lateNames.has(value);
      if (isLate || (isCode && !isNamed && !addressed.has(name) && !FOR_CTYPES.test(name)))
        module.removeExport(name);
      else kept.add(name);
    }
    for (const { name, kind } of wanted) {
      if (kept.has(name)) continue;
      if (kind === 'function') module.addFunctionExport(name, name);
      else if (kind === 'global') module.addGlobalExport(name, name);
      else
        throw new Error(`The extension modules want the ${kind} "${name}", which stays in the other file.`);
    }
    fillTable(module, late, (at) => !late.all.has(at));
  });
}

/** The late functions alone. All else that they use is imported, under the name that ctypes finds it by, or a number. */
function makeExtensions(bytes: Uint8Array, late: LateFunctions): Uint8Array<ArrayBuffer> {
  const lateNames = namesOf(late);
  return change(bytes, (module) => {
    const names = new Map<string, string>();
    for (const { name, kind, value } of exportsOf(module)) {
      if (kind === binaryen.ExternalFunction && FOR_CTYPES.test(name)) names.set(value, name);
      module.removeExport(name);
    }
    const functions = listOf(module.getNumFunctions(), (index) => module.getFunctionByIndex(index));
    for (const { name, module: from, params, results } of functions.map(binaryen.getFunctionInfo)) {
      if (from || lateNames.has(name)) continue;
      module.removeFunction(name);
      module.addFunctionImport(name, 'main', names.get(name) ?? name, params, results);
    }
    const globals = listOf(module.getNumGlobals(), (index) => module.getGlobalByIndex(index));
    for (const { name, module: from, type, mutable } of globals.map(binaryen.getGlobalInfo)) {
      if (from || !mutable) continue; // one that never changes is the same number in both files
      module.removeGlobal(name);
      module.addGlobalImport(name, 'main', name, type, true);
    }
    const { initial, max } = module.getMemoryInfo();
    // Without data: what these functions read has been in the memory since the other file started.
    module.setMemory(initial, max ?? initial, null, []);
    module.addMemoryImport(ONLY, 'main', 'memory');
    module.removeTable(ONLY);
    module.addTableImport(ONLY, 'main', '__indirect_function_table');
    fillTable(module, late, (at) => late.all.has(at));
  });
}

function exportsOf(module: Module): readonly ReturnType<typeof binaryen.getExportInfo>[] {
  const exports = listOf(module.getNumExports(), (index) => module.getExportByIndex(index));
  return exports.map(binaryen.getExportInfo);
}

function listOf<Item>(length: number, at: (index: number) => Item): readonly Item[] {
  return Array.from({ length }, (_, index) => at(index));
}
