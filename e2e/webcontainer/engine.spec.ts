import { expect, test as base, type EnginePage } from '../contract/rig.ts';
import type { Rig } from '../contract/rig/page.ts';
import { live, serveStandIn, type Served, type Service } from './stand-in.ts';

const test = base.extend<{
  readonly service: Service;
  readonly served: Served;
  readonly node: EnginePage['run'];
}>({
  service: ['well', { option: true }],
  // Before the page opens: the stand-in must be there when the client looks for the service.
  served: async ({ page, service }, use) => use(await serveStandIn(page, service)),
  node: async ({ served, freshEngines }, use) => {
    expect(served.asked).toEqual([]);
    await use((_, files, options) => freshEngines.run('webcontainer', files, options));
  },
});

const name = 'webcontainer';

test.use({ isolated: true });

interface RigGlobal {
  readonly rig: Rig;
}

// What `Runtime` promises, as e2e/contract tells it of the engines that need no help from elsewhere, is among the steps.
test('real Node, or its stand-in: from a run that never begins to a frame that is removed', async ({
  node,
  served,
  freshEngines,
}) => {
  await test.step('a run that was stopped before it began never begins, and asks nobody', async () => {
    const seen = await node(name, `console.log('never')`, { stopAt: 0 });
    expect([seen.out, seen.outcome]).toEqual(['', { kind: 'stopped' }]);
    expect(served.asked).toEqual([]);
  });

  await test.step('boots, mounts and streams; both streams arrive as one; the exit code is Node’s', async () => {
    const seen = await node(name, {
      'main.mjs': `import { hi } from './lib/hi.mjs';
console.log(hi('é€🙂'));
for (let i = 0; i < 3; i++) { await new Promise((r) => setTimeout(r, 120)); console.log('tick', i); }
console.error('to stderr');
process.exit(7);`,
      'lib/hi.mjs': 'export const hi = (name) => `hi ${name}`;',
    });
    expect(seen.rejected).toBeUndefined();
    expect(seen.out).toBe('hi é€🙂\ntick 0\ntick 1\ntick 2\nto stderr\n');
    expect(seen.outcome).toEqual({ kind: 'exit', code: 7 });
    const output = seen.events.flatMap((event) => (event.type === 'output' ? [event] : []));
    expect(output.every(({ stream }) => stream === 'terminal')).toBe(true);
    expect(output.at(-1)!.at - output[0]!.at).toBeGreaterThan(300);
    expect(seen.progress).toContain('Asking stackblitz.com for Node');
    expect(seen.progress).toContain('Starting Node in WebContainer, from stackblitz.com');
  });

  await test.step('says which Node it was', async () => {
    await node(name, `console.log(process.env.NO_COLOR)`);
    const label = await freshEngines.page.evaluate(
      async () => (await (globalThis as unknown as RigGlobal).rig.engine('webcontainer')).identity.label,
    );
    expect(label).toMatch(/^Node \d+\.\d+\.\d+ · WebContainer$/);
  });

  await test.step('colors are off', async () => {
    expect((await node(name, `console.log(process.env.NO_COLOR)`)).out).toBe('1\n');
  });

  await test.step('an uncaught error: code 1, the reader’s file and line, no folder of ours', async () => {
    const { out, outcome } = await node(name, `const a = 1;\nthrow new RangeError('too deep');`);
    expect(outcome).toMatchObject({
      kind: 'exit',
      code: 1,
      error: { name: 'RangeError', message: 'too deep', file: 'main.mjs', line: 2 },
    });
    expect(out).toContain('/home/reader/main.mjs:2');
    expect(out).not.toMatch(/run-\d/);
  });

  await test.step('output comes in order, times never go back, and nothing comes after the end', async () => {
    const { events, late, outcome } = await node(
      name,
      `console.log('a'); console.error('b'); console.log('c');`,
      { listenOn: 100 },
    );
    expect(outcome).toEqual({ kind: 'exit', code: 0 });
    expect(late).toBe(0);
    const times = events.flatMap((event) => ('at' in event ? [event.at] : []));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  await test.step('the empty program ends well, and nothing survives from one run to the next', async () => {
    expect((await node(name, '')).outcome).toEqual({ kind: 'exit', code: 0 });
    const state = `console.log('mark' in globalThis); globalThis.mark = 1;`;
    expect([(await node(name, state)).out, (await node(name, state)).out]).toEqual(['false\n', 'false\n']);
  });

  await test.step('two programs side by side keep to their own files', async () => {
    const one = (word: string) =>
      node(name, {
        'main.mjs': `import { w } from './w.mjs'; setTimeout(() => console.log(w), 100);`,
        'w.mjs': `export const w = '${word}';`,
      });
    const [a, b] = await Promise.all([one('a'), one('b')]);
    expect([a.out, b.out]).toEqual(['a\n', 'b\n']);
  });

  await test.step('reads standard input', async () => {
    const seen = await node(
      name,
      `for await (const text of process.stdin) console.log('got', String(text).trim());`,
      {
        stdin: 'one\n',
        stopAt: 15_000,
      },
    );
    expect(seen.out).toContain('got one');
  });

  await test.step('teardown and a new boot', async () => {
    expect((await node(name, `console.log(1)`)).out).toBe('1\n');
    await freshEngines.page.evaluate(async () =>
      (await (globalThis as unknown as RigGlobal).rig.engine('webcontainer')).dispose(),
    );
    expect((await node(name, `console.log(2)`)).out).toBe('2\n');
    expect(await freshEngines.page.locator('iframe[src^="https://stackblitz.com"]').count()).toBe(1);
  });

  await test.step('a removed frame ends the run with a crash, and the next says that a reload is needed', async () => {
    const running = node(name, `console.log('on'); setTimeout(() => {}, 60000);`, { stopAt: 30_000 });
    const frame = freshEngines.page.locator('iframe[src^="https://stackblitz.com"]');
    await frame.waitFor({ state: 'attached' });
    await expect(freshEngines.page.locator('[data-printed^="on"]')).toBeAttached({ timeout: 30_000 });
    await frame.evaluate((element) => element.remove());
    expect((await running).outcome).toMatchObject({ kind: 'crash' });
    expect((await node(name, `1`)).rejected).toMatchObject({
      name: 'Unavailable',
      advice: 'Reload the page to get Node back.',
    });
  });
});

// On a page of its own: what it has sent keeps Node busy for seconds.
test('endless printing meets the limit', async ({ node }) => {
  const seen = await node(name, `for (;;) console.log('x'.repeat(5000));`);
  expect(seen.outcome).toEqual({ kind: 'output-limit', limitBytes: 1_000_000 });
  expect(seen.out.length).toBe(1_000_000);
});

test('an endless loop stops, and the next program runs', { tag: '@alone' }, async ({ node }) => {
  const seen = await node(name, `console.log('in'); for (;;);`, { stopAfter: 200 });
  expect(seen.out).toBe('in\n');
  expect(seen.outcome).toEqual({ kind: 'stopped' });
  expect(seen.stopMs).toBeLessThan(200);
  expect((await node(name, `console.log('next')`)).out).toBe('next\n');
});

test.describe('faults', () => {
  test.skip(live, 'the real service has none to order');

  const unavailable = (reason: string) => ({ name: 'Unavailable', reason });

  for (const [service, reason, within] of [
    ['unreachable', 'blocked', 1000],
    // Where requests are answered by the test, nobody checks the first answer's CORP: the frame alone is refused.
    ['no-headers', 'timeout', 21_000],
    ['black-hole', 'timeout', 5600],
    [['build-fails'], 'failed', 2000],
  ] as const) {
    test.describe(String(service), { tag: within > 20_000 ? '@waits' : [] }, () => {
      test.use({ service: service as Service });
      test(`is told as ${reason} in time; Retry works once it is over`, async ({ node, served }) => {
        test.setTimeout(90_000);
        const seen = await node(name, `console.log(1)`);
        expect(seen.rejected).toMatchObject(unavailable(reason));
        expect(seen.elapsed).toBeLessThan(within);
        served.behave('well');
        if (service[0] === 'build-fails') return; // the frame keeps its fault until the page is loaded again
        expect((await node(name, `console.log(2)`)).out).toBe('2\n');
      });
    });
  }

  test.describe('no init', { tag: '@waits' }, () => {
    test.use({ service: ['no-init'] });
    test('the limit is ours; Retry loads the frame again and the first promise answers', async ({
      node,
      served,
    }) => {
      test.setTimeout(90_000);
      const seen = await node(name, `console.log(1)`);
      expect(seen.rejected).toMatchObject(unavailable('timeout'));
      expect(seen.elapsed).toBeLessThan(21_000);
      expect(seen.progress.at(-1)).toContain('Still starting Node');
      served.behave('well');
      expect((await node(name, `console.log(2)`)).out).toBe('2\n');
    });
  });

  test.describe('a build that hangs', { tag: '@waits' }, () => {
    test.use({ service: ['build-hangs'] });
    test('the limit is ours', async ({ node }) => {
      const seen = await node(name, `console.log(1)`);
      expect(seen.rejected).toMatchObject(unavailable('timeout'));
    });
  });

  test.describe('a kill that is ignored', () => {
    test.use({ service: ['kill-ignored'] });
    test('costs the container: the next program gets a new one', { tag: '@alone' }, async ({ node }) => {
      const seen = await node(name, `console.log('in'); for (;;);`, { stopAfter: 50 });
      expect(seen.outcome).toEqual({ kind: 'stopped' });
      expect(seen.stopMs).toBeLessThan(200);
      const next = await node(name, `console.log('next')`);
      expect(next.out).toBe('next\n');
      expect(next.elapsed).toBeGreaterThan(1000);
    });
    test('a neighbor is told why it ended', async ({ node }) => {
      const neighbor = node(name, `console.log('n'); setTimeout(() => {}, 60000);`);
      await node(name, `console.log('in'); for (;;);`, { stopAfter: 50 });
      expect((await neighbor).outcome).toMatchObject({
        kind: 'crash',
        message: expect.stringContaining('Stop') as unknown,
      });
    });
  });

  test.describe('output that stays open, of characters cut in two', () => {
    test.use({ service: ['output-stays-open', 'bytes-one-by-one'] });
    test('does not hold up the end, and arrives whole', async ({ node }) => {
      const seen = await node(name, `console.log('é€🙂 all')`);
      expect(seen.out).toBe('é€🙂 all\n');
      expect(seen.outcome).toEqual({ kind: 'exit', code: 0 });
    });
  });

  test.describe('a page without isolation', () => {
    test.use({ isolated: false });
    test('asks nobody and says why', async ({ node, served }) => {
      const seen = await node(name, `console.log(1)`);
      expect(seen.rejected).toMatchObject(unavailable('not-isolated'));
      expect(served.asked).toEqual([]);
    });
  });
});
