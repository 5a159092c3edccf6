import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLateFunctions, lateModules } from './late-functions.ts';
import { trimWasm } from './trim-wasm.ts';

const folder = join(createRequire(import.meta.url).resolve('pyodide/package.json'), '..');
const bytes = readFileSync(join(folder, 'pyodide.asm.wasm'));

describe('trimWasm', () => {
  const original = new WebAssembly.Module(bytes);
  const trimmed = trimWasm({
    bytes,
    imports: WebAssembly.Module.imports(original),
    script: 'wasmExports["__wasm_call_ctors"]();a._emscripten_stack_get_base',
    mentioned: new Set(['_hiwire_get']),
  });
  const module = new WebAssembly.Module(trimmed.main);
  const extensions = new WebAssembly.Module(trimmed.extensions);
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));

  it('keeps what the script and others name, and what ctypes may look for', () => {
    const named = ['__wasm_call_ctors', 'emscripten_stack_get_base', 'hiwire_get', 'memory'];
    const forCtypes = ['PyLong_FromLong', '_Py_Dealloc', 'PyExc_ValueError', 'strlen', 'pthread_self'];
    expect([...named, ...forCtypes].filter((name) => !exported.has(name))).toEqual([]);
  });

  it('drops the names of the C++ library and what nobody calls', () => {
    expect([...exported].filter((name) => name.startsWith('_Z'))).toEqual([]);
    expect(exported.size).toBeLessThan(3200);
  });

  it('puts a fifth of the file into one for extension modules, which finds all that it asks for', () => {
    expect(trimmed.main.length).toBeLessThan(bytes.length * 0.75);
    expect(trimmed.extensions.length).toBeGreaterThan(bytes.length * 0.19);
    const nowhere = WebAssembly.Module.imports(extensions).filter(
      ({ module: from, name }) => from === 'main' && !exported.has(name),
    );
    expect(nowhere).toEqual([]);
    expect(WebAssembly.Module.exports(extensions)).toEqual([]);
    for (const name of lateModules) expect(exported).not.toContain(`PyInit_${name}`);
  });

  it('says what is new where the file is laid out in another way', () => {
    const renamed = Buffer.from(bytes);
    renamed.write('PyInit__lsprog', renamed.indexOf('PyInit__lsprof\0'));
    expect(() => findLateFunctions(renamed)).toThrow(
      'pyodide.asm.wasm has no "PyInit__lsprof" any more: set "stretches" in src/integrations/pyodide-assets/late-functions.ts',
    );
    const other = Buffer.from(bytes);
    other.write('PyInit__sqlite4', other.indexOf('PyInit__sqlite3\0'));
    expect(() => findLateFunctions(other)).toThrow(
      /between PyInit__hmac and PyInit_array \(modules that are new there: _sqlite4; missing: _sqlite3\)/,
    );
  });

  it('asks for nothing that was not asked for before', () => {
    const names = (of: WebAssembly.Module) =>
      WebAssembly.Module.imports(of).map((one) => `${one.module} ${one.name}`);
    const before = new Set(names(original));
    expect(names(module).filter((name) => !before.has(name))).toEqual([]);
    expect(WebAssembly.Module.customSections(module, 'dylink.0')).toHaveLength(1);
  });
});
