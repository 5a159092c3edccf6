import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trimScript } from './trim-script.ts';

const folder = join(createRequire(import.meta.url).resolve('pyodide/package.json'), '..');
const name = 'pyodide.asm.mjs';
const text = readFileSync(join(folder, name), 'utf8');
const wasm = new WebAssembly.Module(readFileSync(join(folder, 'pyodide.asm.wasm')));
const imports = new Set(
  WebAssembly.Module.imports(wasm)
    .filter(({ kind }) => kind === 'function')
    .map((one) => one.name),
);

describe('trimScript', () => {
  it('keeps what the interpreter imports and what is spoken of, and not WebGL', () => {
    const trimmed = trimScript({ name, text, imports, mentioned: new Set(['_PyLong_FromLong']) });
    expect(trimmed.length).toBeLessThan(text.length / 4);
    for (const one of imports) expect(trimmed).toMatch(new RegExp(`\\b${one}\\b`));
    expect(trimmed).toContain('._PyLong_FromLong=');
    for (const nobodyNames of ['_PyErr_Format', '_PyObject_VectorcallMethod']) {
      expect(text).toContain(nobodyNames);
      expect(trimmed).not.toContain(nobodyNames);
    }
    expect(trimmed).not.toMatch(/glClearColor|SDL_Init/);
  });

  it('gives the interpreter a clock that never stands still', () => {
    const trimmed = trimScript({ name, text, imports, mentioned: new Set() });
    expect(trimmed.match(/performance\.now\(\);return (\w+)=(\w+)>\1\?\2:\1\+1e-4/)).not.toBeNull();
  });

  it('gives it a time of day that ticks as finely', () => {
    const trimmed = trimScript({ name, text, imports, mentioned: new Set() });
    expect(trimmed).toMatch(/Date\.now\(\).{1,40}Math\.abs\(/);
  });

  it('says so when the script has changed', () => {
    const other = text.replace('updateGOT(origExports);', '');
    expect(() => trimScript({ name, text: other, imports, mentioned: new Set() })).toThrow(
      /has changed: the table for packages is not where it was/,
    );
    expect(() =>
      trimScript({ name, text, imports: new Set([...imports, 'novelty']), mentioned: new Set() }),
    ).toThrow(/has changed/);
  });
});
