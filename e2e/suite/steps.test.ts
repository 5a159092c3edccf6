import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { runSteps, type Step } from './steps.ts';

const silenced = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
afterAll(() => silenced.mockRestore());

const states = async (steps: readonly Step[]): Promise<Record<string, string>> =>
  Object.fromEntries((await runSteps(steps)).map(({ name, state }) => [name, state]));

test('what waits for a step that failed is skipped, and so is what waits for that; the rest runs', async () => {
  expect(
    await states([
      { name: 'third', command: 'true', after: ['second'] },
      { name: 'second', command: 'true', after: ['first'] },
      { name: 'first', command: 'false' },
      { name: 'other', command: 'true' },
    ]),
  ).toEqual({ first: 'failed', second: 'skipped', third: 'skipped', other: 'passed' });
});

test('a step that needs all cores has nothing beside it, and waits for what it names', async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'steps-')), 'log');
  const step = (name: string): Step => ({
    name,
    command: `echo "${name} begins" >> ${log}; sleep 0.1; echo "${name} ends" >> ${log}`,
  });
  await runSteps([{ ...step('alone'), cores: 'all', after: ['a'] }, step('a'), step('b'), step('c')]);
  const lines = readFileSync(log, 'utf8').split('\n');
  const at = lines.indexOf('alone begins');
  expect(lines[at + 1]).toBe('alone ends');
  expect(lines.indexOf('a ends')).toBeLessThan(at);
});

test('a step that waits for one that is not there is a mistake in the table', async () => {
  await expect(runSteps([{ name: 'a', command: 'true', after: ['b'] }])).rejects.toThrow('No step "b"');
});
