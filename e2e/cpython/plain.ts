/**
 * `node plain.ts <version>`: runs `main.py` of the working folder in plain Pyodide, in Node, without this site's engine.
 * Pyodide has no sockets for the selector event loop, so the loop gets a selector that only sleeps.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PyodideAPI } from 'pyodide';

interface Loader {
  loadPyodide(options: { readonly indexURL: string }): Promise<PyodideAPI>;
}

const selectorLoop = `
import asyncio, os, selectors, sys, time
from asyncio import events, runners, selector_events

class SleepingSelector(selectors._BaseSelectorImpl):
    def select(self, timeout=None):
        if timeout is None and not self._fd_to_key:
            raise RuntimeError("nothing can wake this loop")
        if timeout and timeout > 0:
            time.sleep(timeout)
        return []

selectors.DefaultSelector = SleepingSelector
loop = selector_events.BaseSelectorEventLoop
loop._make_self_pipe = loop._close_self_pipe = loop._write_to_self = lambda self: None
asyncio.run = runners.run
events._set_running_loop(None)
events._event_loop_policy = None
os.chdir("/suite")
sys.path.insert(0, "/suite")
# Pyodide's own stdout breaks long lines in some versions.
sys.__stdout__ = open("/out.txt", "w")
exec(compile(open("main.py").read(), "main.py", "exec"), {"__name__": "__main__"})
`;

const version = process.argv[2] ?? '';
const name = version === '3.14' ? 'pyodide' : `pyodide-${version.replace('.', '')}`;
const folder = join(createRequire(import.meta.url).resolve(`${name}/package.json`), '../');
const { loadPyodide } = (await import(pathToFileURL(join(folder, 'pyodide.mjs')).href)) as Loader;
const python = await loadPyodide({ indexURL: folder });
for (const path of globSync('**/*').filter((each) => statSync(each).isFile())) {
  const target = `/suite/${path}`;
  python.FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
  python.FS.writeFile(target, readFileSync(path));
}
try {
  python.runPython(selectorLoop);
} finally {
  const out = python.FS.readFile('/out.txt') as unknown as Uint8Array;
  process.stdout.write(out, () => process.exit());
}
