import { expect, it, vi } from 'vitest';
import { engine, registerEngine } from '../../runtime/registry.ts';
import type { Program, RunEvent, Runtime } from '../../runtime/runtime.ts';
import { Run } from './run.ts';

const program: Program = { language: 'python', files: { 'main.py': '' }, entry: 'main.py' };
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A run in an engine that prints after so many milliseconds, and what it told. */
async function start(
  name: string,
  waiting: boolean,
  printsAfter: number,
): Promise<{ run: Run; told: string[] }> {
  const runtime: Runtime = {
    identity: { name, label: name },
    waiting,
    check: async () => {},
    boot: async () => {},
    warm: () => {},
    async *run(): AsyncGenerator<RunEvent> {
      yield { type: 'begin' };
      await later(printsAfter);
      yield { type: 'output', stream: 'stdout', text: 'hello\n', at: 0 };
      yield { type: 'end', outcome: { kind: 'exit', code: 0 }, at: 0 };
    },
    dispose: async () => {},
  };
  registerEngine(name, () => Promise.resolve(runtime));
  // An engine is known to wait once it is loaded.
  await engine(name);
  const told: string[] = [];
  const run = new Run(program, [name], {
    started: () => told.push('started'),
    progress: () => told.push('progress'),
    engine: () => told.push('engine'),
    began: () => told.push('began'),
    event: ({ type }) => told.push(type),
    drained: async () => {},
  });
  return { run, told };
}

it('tells at once that it starts where no interpreter waits', async () => {
  const { told } = await start('cold', false, 0);
  expect(told).toEqual(['started']);
});

it('tells of its start with the first output where an interpreter waits', async () => {
  const { run, told } = await start('quick', true, 0);
  expect(told).toEqual([]);
  await run.done;
  expect(told).toEqual(['started', 'engine', 'began', 'output', 'end']);
});

it('does not keep its start to itself when the output takes its time', async () => {
  const { run, told } = await start('slow', true, 1000);
  await vi.waitFor(() => expect(told).toEqual(['started', 'engine', 'began']), { timeout: 500, interval: 5 });
  run.stop();
});

it('tells of its start before its end when it is stopped before it told anything', async () => {
  const { run, told } = await start('stopped', true, 1000);
  run.stop();
  expect(told).toEqual(['started']);
  expect(await run.done).toMatchObject({ kind: 'ended', outcome: { kind: 'stopped' } });
});
