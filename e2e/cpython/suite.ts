/** CPython's tests that are asked here, in a source checkout or in a folder of its library. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MODULES = [
  ...'tasks futures taskgroups timeouts queues locks runners waitfor eager_task_factory pep492 graph'
    .split(' ')
    .map((name) => `test.test_asyncio.test_${name}`),
  'test.test_asyncgen',
  'test.test_coroutines',
  'test.test_generators',
];

/** Not run, by patterns of their names: what each does in the engine's release and in no later one. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  // Passes, but leaves a freed task in the list of all tasks, and some tests later memory is out of bounds: gh-142556,
  // mended in 3.14.3.
  '3.14': ['CIntrospectionTests\\.test_register_task_resurrection$'],
  // Hang the event loop for half a minute each: gh-157301, mended in 3.15.0rc3.
  '3.15': ['CTask\\w*\\.test_context_\\w+_leaves_loop_usable$'],
};

/** The tests of one CPython. */
export interface Suite {
  /** Those that this CPython has, as they are imported. */
  readonly modules: readonly string[];
  /** All that they import from their own package, by path: support code, and data that it reads. */
  readonly files: Readonly<Record<string, string>>;
  /** Patterns of the names of tests that are not run. */
  readonly leftOut: readonly string[];
}

/** Reads the tests of `version` below `source`, a checkout or a folder that has them below `test/`. */
export async function readSuite(source: string | undefined, version: string): Promise<Suite> {
  const library = [source && join(source, 'Lib'), source].find(
    (folder) => folder && existsSync(join(folder, 'test/test_asyncio')),
  );
  if (!library) {
    throw new Error('CPYTHON_SRC has to name a folder with the tests of CPython: see e2e/cpython/README.md.');
  }
  const files: Record<string, string> = {};
  const add = async (folder: string, wanted: RegExp, deep = false) => {
    if (!existsSync(join(library, folder))) return;
    for (const entry of await readdir(join(library, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && deep && entry.name !== '__pycache__') await add(path, wanted, deep);
      else if (entry.isFile() && wanted.test(entry.name))
        files[path] = await readFile(join(library, path), 'utf8');
    }
  };
  const all = /\.(py|pem|reference)$/;
  await add('test/support', all, true);
  await add('test/test_asyncio', all);
  await add('test/certdata', all);
  // Before 3.12 the certificates are not in a folder of their own.
  await add('test', /^(__init__|test_(asyncgen|coroutines|generators))\.py$|\.pem$/);
  const modules = MODULES.filter((name) => `${name.replaceAll('.', '/')}.py` in files);
  return { modules, files, leftOut: leftOut[version] ?? [] };
}
