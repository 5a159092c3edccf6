/** Whatever a program breaks: the run ends in words, and the next one works. `hostile/faults.ts` is the table. */
import { findStoryChromium } from './browser.ts';
import { expect, test } from './contract/rig.ts';
import { javaScriptFaults, neverBegin, pythonFaults } from './hostile/faults.ts';

/** Where the stack ends depends on how WebAssembly was compiled: here as for a reader. */
const { executablePath, args } = findStoryChromium();
test.use({ launchOptions: { executablePath, args } });

/** Long after a program that ends by itself has ended, and soon for a reader who presses Stop. */
const STOP_AFTER = 300;

for (const [engine, faults, hello] of [
  ['pyodide', pythonFaults, 'print("works", flush=True)'],
  ['page-js', javaScriptFaults, 'console.log("works");'],
] as const) {
  test(`${engine}: ${faults.length} programs that break themselves end in words, and each next run works`, async ({
    engines: { run },
  }) => {
    test.setTimeout(180_000);
    const works = async (): Promise<boolean> => (await run(engine, hello)).out === 'works\n';
    for (const [what, program, end, sees, patience = STOP_AFTER] of faults) {
      const how = end === 'stopped' ? { stopAt: 20_000, stopAfter: patience } : { stopAt: 60_000 };
      // It says first that it works: after the fault before it, this is the next run.
      const { outcome, out, err, rejected } = await run(engine, `${hello}\n${program}`, how);
      const ended = outcome?.kind === 'exit' ? `exit ${outcome.code}` : (outcome?.kind ?? 'rejected');
      const message = outcome && 'message' in outcome ? outcome.message : '';
      const error = outcome?.kind === 'exit' ? (outcome.error?.message ?? '') : '';
      const words = `${out.replace(/^works\n/, '')}${err}${message}${error}${rejected?.message ?? ''}`;
      expect.soft(ended, `${what}: ${words}`).toBe(end);
      expect.soft(words, what).toMatch(sees);
      expect
        .soft(out.startsWith('works\n'), `${what}: it says first that it works`)
        .toBe(!neverBegin.has(what));
      if (neverBegin.has(what)) expect.soft(await works(), `a run after ${what}`).toBe(true);
    }
    expect(await works(), 'a run after them all').toBe(true);
  });
}
