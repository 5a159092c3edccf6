import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
  const module = new WebAssembly.Module(trimmed);
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));

  it('keeps what the script and others name, and what ctypes may look for', () => {
    const named = ['__wasm_call_ctors', 'emscripten_stack_get_base', 'hiwire_get', 'memory'];
    const forCtypes = ['PyLong_FromLong', '_Py_Dealloc', 'PyExc_ValueError', 'strlen', 'pthread_self'];
    expect([...named, ...forCtypes].filter((name) => !exported.has(name))).toEqual([]);
  });

  it('drops the names of the C++ library and what nobody calls', () => {
    expect([...exported].filter((name) => name.startsWith('_Z'))).toEqual([]);
    expect(exported.size).toBeLessThan(3200);
    expect(trimmed.length).toBeLessThan(bytes.length * 0.95);
  });

  it('asks for nothing that was not asked for before', () => {
    const names = (of: WebAssembly.Module) =>
      WebAssembly.Module.imports(of).map((one) => `${one.module} ${one.name}`);
    const before = new Set(names(original));
    expect(names(module).filter((name) => !before.has(name))).toEqual([]);
    expect(WebAssembly.Module.customSections(module, 'dylink.0')).toHaveLength(1);
  });
});
