/** A program that fights its recording runs as it does without one, and none of its code is run by looking at it. */
import { describe, expect, test } from 'vitest';
import { runInNode, snapshotOf, type NodeRun } from '../node.ts';
import { hostilePrograms } from './hostile-programs.ts';

const snapshot = await snapshotOf();

function run(main: string, recorded: boolean): Promise<NodeRun> {
  const files = { 'main.py': main };
  return runInNode(
    { language: 'python', files, entry: 'main.py', trace: recorded, states: recorded },
    { snapshot },
  );
}

const seen = ({ output, end: { outcome } }: NodeRun) => [outcome, output.map(({ text }) => text).join('')];

describe('recorded or not, it prints and ends the same', () => {
  test.each(hostilePrograms)('%s', { timeout: 60_000 }, async (_name, main, printed) => {
    const plain = await run(main, false);
    const [outcome, output] = seen(plain);
    expect(outcome).toMatchObject({ kind: 'exit' });
    expect(output).toContain(printed);
    const recorded = await run(main, true);
    expect(seen(recorded)).toEqual([outcome, output]);
    expect(recorded.trace.some((event) => event.state !== undefined)).toBe(true);
  });
});
