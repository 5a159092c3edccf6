/**
 * The recorded state of a program equals what the program itself finds at the same place. The probe walks `cr_await`,
 * `gi_yieldfrom`, `ag_await`, `asyncio.all_tasks()`, `_ready` and `_scheduled`, and prints what it finds; that is compared
 * with the state recorded at the line at which the probe began.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runInNode, snapshotOf, type NodeRun } from '../node.ts';
import { generatedProgram } from './generated-program.ts';
import { programs } from './programs.ts';
import { inOrder, recordedFacts, type Facts } from './recorded-facts.ts';

/** Compiled under a name of its own: its lines are no steps of the program. */
const walk = JSON.stringify(readFileSync(join(import.meta.dirname, 'walk.py'), 'utf8'));
const probe = `import sys
def probe():
    print_facts(sys._getframe(1))
exec(compile(${walk}, "<walk>", "exec"))
`;
const probeLine = 3;

const snapshot = await snapshotOf();

async function look(main: string): Promise<{ run: NodeRun; found: Facts[]; recorded: Facts[] }> {
  const files = { 'main.py': main, 'probe.py': probe };
  const run = await runInNode(
    { language: 'python', files, entry: 'main.py', trace: true, states: true },
    { snapshot },
  );
  const printed = run.output.map(({ text }) => text).join('');
  const found = [...printed.matchAll(/^FACTS (.*)$/gm)].map((match) => {
    const facts = JSON.parse(match[1] ?? '') as Facts;
    return { ...facts, tasks: [...facts.tasks].sort(inOrder), free: [...facts.free].sort(inOrder) };
  });
  return { run, found, recorded: recordedFacts(run.trace, probeLine) };
}

describe('the recorded state is what the program finds itself', () => {
  test.each(programs)('%s', async (_name, main, times) => {
    const { run, found, recorded } = await look(main);
    expect(run.end.outcome, run.output.map(({ text }) => text).join('')).toEqual({ kind: 'exit', code: 0 });
    expect(found).toHaveLength(times);
    expect(recorded).toEqual(found);
  });

  test('programs that nobody wrote', { timeout: 240_000 }, async () => {
    let probes = 0;
    await fc.assert(
      fc.asyncProperty(generatedProgram, async (main) => {
        const { run, found, recorded } = await look(main);
        expect(run.end.outcome, main + run.output.map(({ text }) => text).join('')).toEqual({
          kind: 'exit',
          code: 0,
        });
        // A long program goes on past the limit of states.
        const capped = run.trace.some(({ kind }) => kind === 'states-capped');
        expect(recorded, main).toEqual(capped ? found.slice(0, recorded.length) : found);
        probes += found.length;
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 15) },
    );
    expect(probes).toBeGreaterThan(15);
  });
});
