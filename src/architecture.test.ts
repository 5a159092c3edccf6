import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The arrows between the folders of `src`, as src/README.md says them: each may import from itself and from these, nothing
 * else. Types count too. A style sheet is no code: who draws an element's markup at build time brings its styles along.
 */
const arrows: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...readFileSync('src/README.md', 'utf8').matchAll(/^([\w.-]+) +─→ ?(.*)$/gm)].map(
    ([, from = '', to = '']) => [from, to.split(', ').filter((name) => name !== '')],
  ),
);

const src = resolve(import.meta.dirname);

function folderOf(file: string): string {
  const [first = ''] = relative(src, file).split('/');
  return first.replace(/\.(test\.)?ts$/, '');
}

function importsOf(file: string): string[] {
  let text = readFileSync(file, 'utf8');
  if (file.endsWith('.astro')) {
    const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    text = [/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', ...scripts].join('\n');
  }
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, ''))
    .filter((name) => name.startsWith('.') && !name.endsWith('.css'))
    .map((name) => resolve(dirname(file), name));
}

const files = globSync('**/*.{ts,astro}', { cwd: src })
  .map((name) => resolve(src, name))
  .filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file));

/** Files that lead back to themselves, the shortest way, each circle once; a way is said as `a -> b -> a`. */
function circlesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const circles = new Map<string, string>();
  for (const start of graph.keys()) {
    const cameFrom = new Map<string, string>();
    const queue = [start];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const next of graph.get(at) ?? []) {
        if (next === start) {
          const way = [start];
          for (let back = at; back !== start; back = cameFrom.get(back)!) way.unshift(back);
          way.unshift(start);
          const key = [...new Set(way)].sort().join();
          if (!circles.has(key)) circles.set(key, way.join(' -> '));
        } else if (!cameFrom.has(next) && graph.has(next)) {
          cameFrom.set(next, at);
          queue.push(next);
        }
      }
    }
  }
  return [...circles.values()];
}

const howToBreak =
  'Break one by moving what both need (often a type) to a file or folder of its own that imports neither, or by ' +
  'handing the other one in as an argument.';

describe('nothing imports itself by a detour, types included', () => {
  const ours = new Set(files);
  const imports = new Map(
    files.map((file) => [
      relative(src, file),
      new Set(
        importsOf(file)
          .filter((target) => ours.has(target))
          .map((target) => relative(src, target)),
      ),
    ]),
  );

  test('no circle of files', () => {
    expect(circlesIn(imports), howToBreak).toEqual([]);
  });

  test('no circle of folders', () => {
    const folders = new Map<string, Set<string>>();
    const why = new Map<string, string>();
    for (const [file, targets] of imports) {
      for (const target of targets) {
        const [from, to] = [dirname(file), dirname(target)];
        // What lies in a folder may use the folder's own files, and the other way round: they are one room.
        if (from === to || from === '.' || to === '.') continue;
        folders.set(from, (folders.get(from) ?? new Set()).add(to));
        why.set(`${from} -> ${to}`, `${file} imports ${target}`);
      }
    }
    const circles = circlesIn(folders).map((circle) => {
      const way = circle.split(' -> ');
      const reasons = way.slice(1).map((to, n) => why.get(`${way[n]} -> ${to}`));
      return `${circle}: ${reasons.join('; ')}`;
    });
    expect(circles, howToBreak).toEqual([]);
  });

  test('a circle is found, and said by its way', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set(['a'])],
      ['d', new Set<string>()],
    ]);
    expect(circlesIn(graph)).toEqual(['a -> b -> c -> a']);
  });
});

/** Names that say what a file is to its folder, and not what is in it. Those of pages are addresses. */
const ROLES = ['engine.ts', 'integration.ts', 'main.ts', 'protocol.ts', 'virtual.d.ts'];

test('no two files have one name', () => {
  const byName = Map.groupBy(
    files.filter((file) => !file.endsWith('.test.ts') && folderOf(file) !== 'pages'),
    (file) => basename(file),
  );
  const twice = [...byName].filter(([name, those]) => those.length > 1 && !ROLES.includes(name));
  expect(
    twice.map(([, those]) => those.map((file) => relative(src, file)).join(', ')),
    'Name each for what is only in it: whoever looks one up by its name gets the other',
  ).toEqual([]);
});

describe('arrows between the folders of src point one way', () => {
  test.each(files.map((file) => [relative(src, file), file]))('%s', (_name, file) => {
    const from = folderOf(file);
    const allowed = arrows[from];
    expect(allowed, `src/${from} is not among the arrows of src/README.md`).toBeDefined();
    const wrong = importsOf(file)
      .filter((target) => target.startsWith(`${src}/`))
      .filter((target) => folderOf(target) !== from && !allowed?.includes(folderOf(target)));
    expect(
      wrong.map((target) => relative(src, target)),
      `src/${from} may import from ${allowed?.join(', ') || 'nothing else'}. Hand it in from where both are known ` +
        `(src/client.ts, a page), or move what both need to a folder that both may import`,
    ).toEqual([]);
  });

  test('every arrow is used', () => {
    const used = new Set(
      files.flatMap((file) => importsOf(file).map((target) => `${folderOf(file)} ─→ ${folderOf(target)}`)),
    );
    const all = Object.entries(arrows).flatMap(([from, to]) => to.map((name) => `${from} ─→ ${name}`));
    expect(
      all.filter((arrow) => !used.has(arrow)),
      'arrows of src/README.md that nothing needs: take them out',
    ).toEqual([]);
  });

  // What they share stands beside them, and in engines/worker what their workers share.
  test('engines never import each other', () => {
    const engineOf = (file: string): string | undefined => /engines\/(?!worker\/)([^/]+)\//.exec(file)?.[1];
    const wrong = files
      .filter((file) => folderOf(file) === 'engines')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => engineOf(target) !== undefined && engineOf(target) !== engineOf(file))
          .map((target) => `${relative(src, file)} -> ${relative(src, target)}`),
      );
    expect(wrong).toEqual([]);
  });

  test('e2e imports nothing from src, but for the page that the contract runs in and the second article', () => {
    const e2e = resolve(src, '../e2e');
    const wrong = globSync('**/*.ts', {
      cwd: e2e,
      exclude: ['contract/build-engine-page.ts', 'contract/rig/page.ts', 'second-article/*'],
    })
      .map((name) => resolve(e2e, name))
      .filter((file) => importsOf(file).some((target) => target.startsWith(`${src}/`)));
    expect(wrong).toEqual([]);
  });
});

test('the walk in src/README.md names files that are there', () => {
  const walk = readFileSync(resolve(src, 'README.md'), 'utf8');
  const named = [...walk.matchAll(/`([\w./-]+\/[\w-]+\.ts)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(resolve(src, file)))).toEqual([]);
});
