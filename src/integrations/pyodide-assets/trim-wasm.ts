/**
 * Takes out of Pyodide's WebAssembly what only packages would use. It exports 8,500 names, so that packages may call them:
 * all of the C++ library among them. Here no package can be loaded. Without them a later visit shows its first line 8 % sooner,
 * since each name is an object of JavaScript's in each instance, and 6 % of the file goes with the functions behind them.
 */
import binaryen from 'binaryen';

export interface WasmToTrim {
  readonly bytes: Uint8Array;
  /** What it asks for. */
  readonly imports: readonly WebAssembly.ModuleImportDescriptor[];
  /** Emscripten's script: the exports that it names stay. */
  readonly script: string;
  /** Names that others use of Emscripten's module, with its `_` before them. */
  readonly mentioned: ReadonlySet<string>;
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

/** Throws when Binaryen cannot read the module, or what it would write is not valid. */
export function trimWasm({ bytes, imports, script, mentioned }: WasmToTrim): Uint8Array<ArrayBuffer> {
  const words = new Set(script.match(/[\w$]+/g));
  const module = binaryen.readBinary(bytes);
  try {
    module.setFeatures(FEATURES);
    const exports = Array.from({ length: module.getNumExports() }, (_, index) =>
      binaryen.getExportInfo(module.getExportByIndex(index)),
    );
    // Of functions that JavaScript gives an address to, the script finds some among the exports, by the imports' names.
    const addressed = new Set(imports.filter((one) => one.module.startsWith('GOT.')).map((one) => one.name));
    for (const { name, kind } of exports) {
      const isCode = kind === binaryen.ExternalFunction || kind === binaryen.ExternalGlobal;
      const isNamed = words.has(name) || words.has(`_${name}`) || mentioned.has(`_${name}`);
      if (isCode && !isNamed && !addressed.has(name) && !FOR_CTYPES.test(name)) module.removeExport(name);
    }
    module.runPasses(['remove-unused-module-elements']);
    if (!module.validate()) throw new Error('What is left of pyodide.asm.wasm is not valid WebAssembly.');
    return new Uint8Array(module.emitBinary());
  } finally {
    module.dispose();
  }
}
