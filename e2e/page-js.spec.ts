import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './contract/rig.ts';

const js = 'page-js';

test.describe('console', () => {
  test('prints values as Node does', async ({ engines }) => {
    const seen = await engines.run(
      js,
      `console.log('hi %s', 'x', {a:{b:{c:{d:1}}}}, new Map([['k',[1,2]]]), [undefined,null], 10n, Symbol('q'), class A{}, ()=>1);
console.error(new Set([1]));`,
    );
    expect(seen.out).toBe(
      "hi x { a: { b: { c: [Object] } } } Map(1) { 'k' => [ 1, 2 ] } [ undefined, null ] 10n Symbol(q) [class A] [Function (anonymous)]\n",
    );
    expect(seen.err).toBe('Set(1) { 1 }\n');
    expect(seen.outcome).toEqual({ kind: 'exit', code: 0 });
  });

  test('looks through proxies and into iterators as Node 24 does, and leaves them as they were', async ({
    engines,
  }) => {
    const seen = await engines.run(
      js,
      `const logging = { get(t, key) { console.log('get', key); return t[key]; }, getPrototypeOf() { throw new Error('sprung'); } };
const p = new Proxy({ a: 1 }, logging); console.log(p, [p], p.a);
const { proxy, revoke } = Proxy.revocable([], {}); console.log(proxy); revoke(); console.log(proxy, Proxy, Proxy.length);
const map = new Map([['a', 1], ['b', 1]]); console.log(map.keys(), map.values(), map.entries(), new Set().values());
const keys = map.keys(); keys.next(); console.log(keys); console.log([...keys], keys);
console.log({ *g() {}, async *ag() {} }, class { static *s() {} }.s, function* f() {}, async function () {});`,
    );
    expect(seen.out).toBe(
      `get a\n{ a: 1 } [ { a: 1 } ] 1\n[]\n<Revoked Proxy> [Function: Proxy] 2
[Map Iterator] { 'a', 'b' } [Map Iterator] { 1, 1 } [Map Entries] { [ 'a', 1 ], [ 'b', 1 ] } [Set Iterator] {  }
[Map Iterator] { 'b' }\n[ 'b' ] [Map Iterator] {  }
{ g: [GeneratorFunction: g], ag: [AsyncGeneratorFunction: ag] } [GeneratorFunction: s] [GeneratorFunction: f] [AsyncFunction (anonymous)]\n`,
    );
    expect(seen.err).toBe('');
  });

  test('draws a table of wide characters and of marks as wide as a terminal shows them', async ({
    engines,
  }) => {
    const seen = await engines.run(
      js,
      `console.table([{ 名: '日本', e: '👍' }, { 名: 'ab', e: 'e\\u0301' }, { 名: 'ｆ', e: '한' }]);`,
    );
    expect(seen.out).toBe(
      [
        '┌─────────┬────────┬──────┐',
        '│ (index) │ 名     │ e    │',
        '├─────────┼────────┼──────┤',
        "│ 0       │ '日本' │ '👍' │",
        "│ 1       │ 'ab'   │ 'e\u0301'  │",
        "│ 2       │ 'ｆ'   │ '한' │",
        '└─────────┴────────┴──────┘\n',
      ].join('\n'),
    );
  });

  test('draws tables, groups, counts and assertions', async ({ engines }) => {
    const seen = await engines.run(
      js,
      `console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table(new Map([['k', { x: 2 }]]));
console.table(5);
console.group('G'); console.log('one\\ntwo'); console.groupEnd();
console.count(); console.count(); console.assert(1 === 2, 'not %s', 'equal');
console.dir({ a: { b: { c: 1 } } }, { depth: 0 }); console.log();`,
    );
    expect(seen.out).toBe(
      [
        '┌─────────┬───┬─────┬──────┐',
        '│ (index) │ a │ b   │ c    │',
        '├─────────┼───┼─────┼──────┤',
        "│ 0       │ 1 │ 'x' │      │",
        '│ 1       │ 2 │     │ true │',
        '└─────────┴───┴─────┴──────┘',
        '┌───────────────────┬─────┬──────────┐',
        '│ (iteration index) │ Key │ Values   │',
        '├───────────────────┼─────┼──────────┤',
        "│ 0                 │ 'k' │ { x: 2 } │",
        '└───────────────────┴─────┴──────────┘',
        '5',
        'G',
        '  one',
        '  two',
        'default: 1',
        'default: 2',
        '{ a: [Object] }',
        '\n',
      ].join('\n'),
    );
    expect(seen.err).toBe('Assertion failed: not equal\n');
  });

  test('shows an Error with the reader’s file, never with an address of this site', async ({ engines }) => {
    const seen = await engines.run(
      js,
      `const e = new Error('shown');\nconsole.log(e);\nconsole.trace('here');`,
    );
    expect(seen.out).toBe('Error: shown\n    at file:///home/reader/main.mjs:1:11\n');
    expect(seen.err).toBe('Trace: here\n    at file:///home/reader/main.mjs:3:9\n');
  });

  test('does not say of a promise what no browser tells', async ({ engines }) => {
    const seen = await engines.run(
      js,
      `console.log(Promise.resolve(1), { asked: new Promise(() => {}) }, [import('data:text/javascript,')]);`,
    );
    const unknown = 'Promise { <state unknown> }';
    expect(seen.out).toBe(`${unknown} { asked: ${unknown} } [ ${unknown} ]\n`);
  });

  test('shows lines before a program blocks the thread', { tag: '@alone' }, async ({ engines }) => {
    const { events } = await engines.run(
      js,
      `console.log('a'); console.log('b');
const end = performance.now() + 400; while (performance.now() < end);
console.log('c');`,
    );
    const times = events.flatMap((event) => (event.type === 'output' ? [Math.round(event.at)] : []));
    expect(times[1]).toBeLessThan(200);
    expect(times.at(-1)).toBeGreaterThanOrEqual(400);
  });
});

test.describe('errors', () => {
  test('name the file, the line and the column', async ({ engines }) => {
    const { err, outcome } = await engines.run(js, {
      'main.mjs': `import { f } from './lib/u.mjs';\n\nfunction outer() {\n  f({});\n}\nouter();`,
      'lib/u.mjs': `export function f(x) {\n  return x.missing.deep;\n}`,
    });
    expect(outcome).toEqual({
      kind: 'exit',
      code: 1,
      error: {
        name: 'TypeError',
        message: "Cannot read properties of undefined (reading 'deep')",
        file: 'lib/u.mjs',
        line: 2,
        column: 20,
      },
    });
    expect(err).toBe(`file:///home/reader/lib/u.mjs:2
  return x.missing.deep;
                   ^

TypeError: Cannot read properties of undefined (reading 'deep')
    at f (file:///home/reader/lib/u.mjs:2:20)
    at outer (file:///home/reader/main.mjs:4:3)
    at file:///home/reader/main.mjs:6:1
`);
  });

  for (const [what, source, line, printed] of [
    ['in a timer', `console.log(1);\nsetTimeout(() => {\n  throw new RangeError('late');\n}, 20);`, 3, '1\n'],
    [
      'in a forgotten promise',
      `async function go() {\n  await null;\n  throw new TypeError('no');\n}\ngo();\nsetTimeout(() => console.log('never'), 500);`,
      3,
      '',
    ],
    ['at the top, awaited', `async function a() {\n  throw new Error('tla');\n}\nawait a();`, 2, ''],
    ['of syntax', `const a = 1;\nconst b = ;\nconsole.log(a);`, 2, ''],
    ['of an import that is not exported', `// one\nimport { nope } from './main.mjs';`, 2, ''],
    ['of a file that is not there', `console.log(1);\nimport x from './zip.mjs';`, 2, ''],
    ['of a Node module', `import fs from 'node:fs';`, 1, ''],
  ] as const) {
    test(`${what}: exit code 1, with its line`, async ({ engines }) => {
      const files = {
        'main.mjs': source.replace("from './main.mjs'", "from './a.mjs'"),
        'a.mjs': 'export const x = 1;',
      };
      const { out, err, outcome } = await engines.run(js, files);
      expect(outcome).toMatchObject({ kind: 'exit', code: 1, error: { file: 'main.mjs', line } });
      expect(err).toContain(`file:///home/reader/main.mjs:${line}\n`);
      expect(err).not.toContain('blob:');
      expect(out).toBe(printed);
    });
  }

  test('a Node module is refused with the way out', async ({ engines }) => {
    const { err } = await engines.run(js, `import fs from 'node:fs';`);
    expect(err).toContain("Cannot find module 'node:fs'");
    expect(err).toContain('Choose Node');
  });

  for (const [what, source, message] of [
    [
      'require',
      `const fs = require('fs');`,
      /^require is not defined in ES module scope, you can use import instead$/,
    ],
    ['module.exports', `module.exports = {};`, /^module is not defined in ES module scope$/],
    [
      'a request',
      `fetch('https://example.org/').then((r) => r.json());`,
      /^fetch failed: there is no network here/,
    ],
  ] as const) {
    test(`${what} says what is missing`, async ({ engines }) => {
      const { outcome } = await engines.run(js, source);
      const error = { message: expect.stringMatching(message), file: 'main.mjs', line: 1 };
      expect(outcome).toMatchObject({ kind: 'exit', code: 1, error });
    });
  }

  test('a circle of imports is named', async ({ engines }) => {
    const { err } = await engines.run(js, {
      'main.mjs': `import './a.mjs';`,
      'a.mjs': `import './b.mjs';`,
      'b.mjs': `import './a.mjs';`,
    });
    expect(err).toContain('a.mjs → b.mjs → a.mjs');
  });

  test('a rejection without an Error, one handled late, and process.on', async ({ engines }) => {
    const plain = await engines.run(js, `Promise.reject({ code: 5 });`);
    expect(plain.outcome).toMatchObject({ kind: 'exit', code: 1 });
    expect(plain.err).toContain('{ code: 5 }');
    const caught = await engines.run(
      js,
      `const q = Promise.reject(new Error('x')); q.catch(() => console.log('caught'));`,
    );
    expect([caught.out, caught.outcome]).toEqual(['caught\n', { kind: 'exit', code: 0 }]);
    const heard = await engines.run(
      js,
      `process.on('unhandledRejection', (reason, p) => console.log('heard', reason, p instanceof Promise)); Promise.reject(7);`,
    );
    expect([heard.out, heard.outcome]).toEqual(['heard 7 true\n', { kind: 'exit', code: 0 }]);
    const late = await engines.run(
      js,
      `process.on('unhandledRejection', () => {}); process.on('rejectionHandled', (p) => console.log(p instanceof Promise));
const p = Promise.reject(1); setTimeout(() => { p.catch(() => {}); setTimeout(() => {}, 20); }, 20);`,
    );
    expect([late.out, late.outcome]).toEqual(['true\n', { kind: 'exit', code: 0 }]);
  });
});

/** What ends a program, and what stands at the end of its traceback. */
for (const [program, message, end] of [
  ['setTimeout(() => { throw null; });', 'null', 'Uncaught:\nnull\n'],
  ['queueMicrotask(() => { throw undefined; });', 'undefined', 'Uncaught:\nundefined\n'],
  ['throw null;', 'null', 'Uncaught:\nnull\n'],
  ['alert("hi");', 'alert is not defined', /There is no page and no window here.*\n$/],
  ['document.body;', 'document is not defined', /There is no page and no window here.*\n$/],
  ['Buffer.from("x");', 'Buffer is not defined', /Choose Node, above the output, to run this\.\n$/],
  ['mine;', 'mine is not defined', /main\.mjs:1:1\n$/],
] as const) {
  test(`${program} says what was thrown, and what is not here`, async ({ engines }) => {
    const { outcome, err } = await engines.run(js, program);
    expect(outcome).toMatchObject({ kind: 'exit', code: 1, error: { message } });
    if (typeof end === 'string') expect(err).toBe(end);
    else expect(err).toMatch(end);
  });
}

test('what Node has of a secure context’s crypto', async ({ engines }) => {
  const { out } = await engines.run(
    js,
    `const ids = Array.from({ length: 100 }, () => crypto.randomUUID());
console.log(new Set(ids).size, ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));`,
  );
  expect(out).toBe('100 true\n');
});

test.describe('modules', () => {
  test('an import that fails and is caught tells Node’s code, and nothing of ours', async ({ engines }) => {
    const { out } = await engines.run(
      js,
      `try { await import('./none.mjs'); } catch (e) { console.log(e.name, e.code, Object.keys(e)); }`,
    );
    expect(out).toBe("Error ERR_MODULE_NOT_FOUND [ 'code' ]\n");
  });

  test('static, nested, shared, dynamic and computed imports', async ({ engines }) => {
    const { out, err } = await engines.run(js, {
      'main.mjs': `#!/usr/bin/env node
import { v, n } from './lib/a.mjs'; import { n as n2 } from './lib/b.mjs';
console.log(v, n === n2);
const name = 'b';
const d = await import(\`./lib/\${name}.mjs\`);
console.log(d.n === n, import.meta.url, import.meta.dirname);
await import('./lib/none.mjs').catch((e) => console.log(e.message.split('\\n')[0]));`,
      'lib/a.mjs': `export { n } from './b.mjs'; export const v = 'A';`,
      'lib/b.mjs': `export const n = {};`,
    });
    expect(err).toBe('');
    expect(out).toBe(
      "A true\ntrue file:///home/reader/main.mjs /home/reader\nCannot find module '/home/reader/lib/none.mjs' imported from /home/reader/main.mjs\n",
    );
  });
});

test.describe('the end of a program', () => {
  for (const [what, source, out, code] of [
    ['process.exit', `console.log('a'); process.exit(3); console.log('b');`, 'a\n', 3],
    [
      'process.exitCode',
      `process.exitCode = 4; process.on('exit', (c) => console.log('exit', c));`,
      'exit 4\n',
      4,
    ],
    ['an await that nothing can settle', `console.log('a'); await new Promise(() => {});`, 'a\n', 13],
    [
      'an interval',
      `let n = 0; const id = setInterval(() => { console.log(++n); if (n === 3) clearInterval(id); }, 20);`,
      '1\n2\n3\n',
      0,
    ],
    [
      'a timer without reference',
      `setTimeout(() => console.log('never'), 300).unref(); console.log('a');`,
      'a\n',
      0,
    ],
    [
      'setImmediate before timers',
      `setTimeout(() => console.log('timer'), 5); setImmediate(() => console.log('immediate'));`,
      'immediate\ntimer\n',
      0,
    ],
    [
      'a promise that the browser settles',
      `new Blob(['x'.repeat(5e6)]).text().then((t) => console.log(t.length));`,
      '5000000\n',
      0,
    ],
    [
      'a stream',
      `const c = new CompressionStream('gzip'); const w = c.writable.getWriter(); w.write(new Uint8Array(3e6)); w.close(); let n = 0; for await (const part of c.readable) n += part.length; console.log(n > 1000);`,
      'true\n',
      0,
    ],
    [
      'a message',
      `const { port1, port2 } = new MessageChannel(); port1.onmessage = (e) => { console.log(e.data); port1.close(); }; port2.postMessage('hi');`,
      'hi\n',
      0,
    ],
    ['nothing at all', ``, '', 0],
    ['process.stdout.write', `process.stdout.write('a'); process.stdout.write('b\\n');`, 'ab\n', 0],
    [
      'process.stdin',
      `for await (const text of process.stdin) console.log(text.trim().split('\\n').length);`,
      '2\n',
      0,
    ],
  ] as const) {
    test(`${what}: exit code ${code}`, async ({ engines }) => {
      const seen = await engines.run(js, source, { stdin: 'one\ntwo\n' });
      expect([seen.out, seen.outcome]).toEqual([out, { kind: 'exit', code }]);
    });
  }

  for (const [what, source, out, code] of [
    ['thrown', `throw new Error('x');`, 'exit 1\n', 1],
    ['rejected', `setTimeout(() => Promise.reject(new Error('x')), 5);`, 'exit 1\n', 1],
    [
      'thrown, with another code',
      `process.on('exit', () => { process.exitCode = 7; }); throw new Error('x');`,
      'exit 1\n',
      7,
    ],
    [
      'thrown, and one more at the exit',
      `process.on('exit', () => { throw new Error('y'); }); throw new Error('x');`,
      'exit 1\n',
      1,
    ],
  ] as const) {
    test(`an error, ${what}: listeners of the exit are called, and the error is shown`, async ({
      engines,
    }) => {
      const seen = await engines.run(js, `process.on('exit', (c) => console.log('exit', c));\n${source}`);
      expect(seen.out).toBe(out);
      expect(seen.err).toMatch(/^[^]*Error: x\n.*\n$/);
      expect(seen.outcome).toMatchObject({ kind: 'exit', code, error: { message: 'x', line: 2 } });
    });
  }

  test('an error, and an exit among the listeners of the exit', async ({ engines }) => {
    const seen = await engines.run(js, `process.on('exit', () => process.exit(5));\nthrow new Error('x');`);
    expect(seen.outcome).toEqual({ kind: 'exit', code: 5 });
    expect(seen.err).toContain('Error: x');
  });

  test('fifty rejections in a row are all noticed; they and twenty good runs leave one frame and no worker behind', async ({
    freshEngines: { page, run },
  }) => {
    let workers = 0;
    page.on('worker', () => (workers += 1));
    for (let n = 0; n < 50; n += 1) {
      const { outcome } = await run(js, `Promise.reject(new Error('n'))`);
      expect(outcome).toMatchObject({ code: 1 });
    }
    for (let n = 0; n < 20; n += 1) {
      const { out, outcome } = await run(js, `console.log(${n})`);
      expect([out, outcome]).toEqual([`${n}\n`, { kind: 'exit', code: 0 }]);
    }
    // Else the count of those that are left would be empty for another reason.
    expect(workers, 'workers are seen while they run').toBeGreaterThan(0);
    expect(await page.locator('iframe').count()).toBe(1);
    await expect.poll(() => page.workers().length).toBe(0);
  });
});

test.describe('hostile programs', () => {
  test('an endless loop stops at once and leaves the page alone', { tag: '@alone' }, async ({ engines }) => {
    const seen = await engines.run(js, `console.log('spin'); for (;;);`, { stopAfter: 100 });
    expect(seen.out).toBe('spin\n');
    expect(seen.outcome).toEqual({ kind: 'stopped' });
    expect(seen.stopMs).toBeLessThan(200);
    expect((await engines.run(js, `console.log('next')`)).out).toBe('next\n');
  });

  test('endless printing meets the limit', async ({ engines }) => {
    const seen = await engines.run(js, `let i = 0; for (;;) console.log('line', i++);`);
    expect(seen.outcome).toEqual({ kind: 'output-limit', limitBytes: 1_000_000 });
    expect(seen.out.length).toBe(1_000_000);
  });

  test('a program that takes the line to the page still meets the limit', async ({ engines }) => {
    const seen = await engines.run(
      js,
      `const { call } = Function.prototype;
Function.prototype.call = function (self, ...values) {
  if (!(self instanceof MessagePort)) return Reflect.apply(this, self, values);
  Function.prototype.call = call;
  for (;;) self.postMessage({ type: 'output', chunks: [['stdout', 'x'.repeat(1e4), 1e9], 'nonsense', [1, 2, 3]] });
};
console.log('go');`,
    );
    expect(seen.outcome).toEqual({ kind: 'output-limit', limitBytes: 1_000_000 });
    expect(seen.out.length).toBe(1_000_000);
    expect(Math.max(...seen.events.map((event) => ('at' in event ? event.at : 0)))).toBeLessThan(60_000);
  });

  test('no request leaves the frame, and no other worker', async ({ engines }) => {
    const hits: string[] = [];
    const probe = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*');
      response.end('1');
    });
    await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
    const { port } = probe.address() as AddressInfo;
    const seen = await engines.run(
      js,
      `const u = 'http://localhost:${port}/probe';
const tell = async (name, go) => { try { await go(); console.log(name, 'ALLOWED'); } catch (e) { console.log(name, 'refused'); } };
const soon = (start) => new Promise((ok, no) => { start(ok, no); setTimeout(() => no(new Error('silent')), 400); });
await tell('fetch', () => fetch(u));
await tell('fetch no-cors', () => fetch(u, { mode: 'no-cors' }));
await tell('xhr', () => soon((ok, no) => { const x = new XMLHttpRequest(); x.onload = ok; x.onerror = no; x.open('GET', u); x.send(); }));
await tell('websocket', () => soon((ok, no) => { const w = new WebSocket('ws://localhost:${port}/ws'); w.onopen = ok; w.onerror = no; }));
await tell('event source', () => soon((ok, no) => { const w = new EventSource(u); w.onopen = ok; w.onerror = no; }));
await tell('import', () => import(u + '/m.js'));
await tell('worker', () => soon((ok, no) => { const w = new Worker(u + '/w.js'); w.onmessage = ok; w.onerror = no; }));
await tell('worker in a worker', () => soon((ok, no) => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("' + u + '/nested").then(() => postMessage(1), () => {})']))); w.onmessage = ok; w.onerror = no; }));
await tell('inline worker in a worker', () => soon((ok, no) => { const w = new Worker('data:text/javascript,' + encodeURIComponent('fetch("' + u + '/inline").then(() => postMessage(1), () => {}); try { importScripts("' + u + '/s.js"); postMessage(2) } catch {}')); w.onmessage = ok; w.onerror = no; }));
await tell('inline module', () => import('data:text/javascript,' + encodeURIComponent('import "' + u + '/i.js"')));
await tell('indexedDB', () => soon((ok, no) => { const r = indexedDB.open('x'); r.onsuccess = ok; r.onerror = no; }));
await tell('caches', () => caches.open('x'));
console.log(self.origin, typeof document, typeof parent, typeof importScripts, typeof postMessage);`,
    );
    await new Promise((done) => setTimeout(done, 300));
    probe.close();
    expect(hits).toEqual([]);
    expect(seen.out).not.toContain('ALLOWED');
    expect(seen.out).toContain('null undefined undefined undefined undefined\n');
  });

  test('a frame that is removed before it is open ends the run, and the next run opens another', async ({
    freshEngines: { page, run },
  }) => {
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        document.querySelector('iframe')?.remove();
      });
      observer.observe(document.body, { childList: true });
    });
    const { rejected } = await run(js, `console.log('never')`, { stopAt: 9_000 });
    expect(rejected?.message).toBe('JavaScript could not start: its frame was removed from the page');
    expect((await run(js, `console.log('again')`)).out).toBe('again\n');
  });
});

test.describe('on a cross-origin isolated page', () => {
  test.use({ isolated: true });
  test('everything is the same', async ({ freshEngines }) => {
    expect(await freshEngines.page.evaluate(() => crossOriginIsolated)).toBe(true);
    const seen = await freshEngines.run(js, `console.log(await Promise.all([1, Promise.resolve(2)]));`);
    expect(seen.out).toBe('[ 1, 2 ]\n');
  });
});

test('where blobs start no workers, as in WebKit on an isolated page, everything runs all the same', async ({
  freshEngines,
}) => {
  // In the frame's own text, since a script of the test may come to a frame too late.
  await freshEngines.page.evaluate(() => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'srcdoc') ?? {};
    const fails = `new (class extends Worker {
      constructor(url) { super(url.startsWith('blob:') ? 'data:text/javascript,throw 0' : url); }
    })(`;
    Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', {
      set(this: HTMLIFrameElement, html: string) {
        if (!html.includes('new Worker(')) throw new Error('the frame starts no worker');
        set?.call(this, html.replaceAll('new Worker(', fails));
      },
    });
  });
  const seen = await freshEngines.run(js, {
    'main.mjs': `import { f } from './u.mjs';\nconsole.log(f(2));\nf();`,
    'u.mjs': `export function f(x) {\n  return x.toFixed(1);\n}`,
  });
  expect(seen.out).toBe('2.0\n');
  expect(seen.outcome).toMatchObject({ error: { name: 'TypeError', file: 'u.mjs', line: 2 } });
  expect(seen.err).not.toContain('data:');
  expect((await freshEngines.run(js, 'console.log("\ud800".length)')).out).toBe('1\n');
  expect((await freshEngines.run('pyodide', 'print(1 + 1)')).out).toBe('2\n');
  expect((await freshEngines.run('pyodide', 'print(2 + 1)')).out).toBe('3\n');
});
