import { join } from 'node:path';
import type { PyodideAPI } from 'pyodide';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadInNode } from '../../engines/pyodide/package.ts';
import { defaultVersion } from '../../engines/pyodide/versions/versions.ts';
import { buildPyodideAssets } from './build.ts';

/** How a worker starts Python, with the very archive that readers get. */
async function startAsWorkersDo(): Promise<PyodideAPI> {
  const { folder } = await buildPyodideAssets('.cache');
  const py = await loadInNode(defaultVersion, { stdLibURL: join(folder, 'core.zip') });
  py.runPython('import sitecustomize; sitecustomize.finish(); del sitecustomize');
  return py;
}

describe('modules that wait', () => {
  let py: PyodideAPI;
  const ask = (code: string): unknown => py.runPython(code);
  const hasRun = (name: string, attribute: string) =>
    ask(`import sys; '${attribute}' in vars(sys.modules['${name}'])`);

  // Packs the archive first, where no build has.
  beforeAll(async () => {
    py = await startAsWorkersDo();
  }, 120_000);

  it.each([
    ['_colorize', 'can_colorize', 'import traceback', 'traceback.format_exception(ValueError())'],
    ['ssl', 'SSLError', 'import ssl, asyncio.base_events', 'asyncio.base_events.ssl.SSLError'],
    ['tokenize', 'TokenInfo', 'import inspect, traceback', 'inspect.tokenize.generate_tokens'],
    ['asyncio.sslproto', 'SSLProtocol', 'from asyncio import sslproto', 'dir(sslproto)'],
  ])('%s is not run by an import, but by what asks for something of it', (name, attribute, imports, use) => {
    ask(imports);
    expect(hasRun(name, attribute)).toBe(false);
    ask(use);
    expect(hasRun(name, attribute)).toBe(true);
    expect(ask(`{'__getattr__', '__dir__'}.isdisjoint(vars(sys.modules['${name}']))`)).toBe(true);
  });

  it('one whose run fails is run again for whoever asks next', async () => {
    py = await startAsWorkersDo();
    ask('import sys, ssl; sys.modules["_ssl"] = None');
    expect(() => ask('ssl.SSLError')).toThrow(/ModuleNotFoundError/);
    ask('del sys.modules["_ssl"]');
    expect(ask('ssl.SSLError.__name__')).toBe('SSLError');
  });

  it('what is not in one is an error that names both', () => {
    expect(() => ask('ssl.nothing')).toThrow(/module 'ssl' has no attribute 'nothing'/);
  });

  it('a program finds nothing of what made the start cheap', () => {
    expect(() => ask('import sitecustomize')).toThrow(/No module named/);
  });
});
