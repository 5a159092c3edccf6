import { expect, it, vi } from 'vitest';
import { NoEngine } from '../../runtime/choose.ts';
import { engine, registerEngine } from '../../runtime/registry.ts';
import type { Program, RunEnd, Runtime } from '../../runtime/runtime.ts';
import { runProgram } from './run.ts';

const program: Program = { language: 'python', files: { 'main.py': '' }, entry: 'main.py' };
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A run in an engine that prints after so many milliseconds, and the calls that it made. */
async function start(
  name: string,
  waiting: boolean,
  printsAfter: number,
): Promise<{ end: Promise<RunEnd | NoEngine>; calls: string[]; stop: () => void }> {
  const runtime: Runtime = {
    identity: { name, label: name },
    hasSpare: waiting,
    check: async () => {},
    boot: async () => {},
    warm: () => {},
    run: async (_program, signal, onEvent) => {
      onEvent({ type: 'begin' });
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      await Promise.race([aborted, later(printsAfter)]);
      if (signal.aborted) return { outcome: { kind: 'stopped' }, elapsed: 7 };
      onEvent({ type: 'output', stream: 'stdout', text: 'hello\n', at: 0 });
      return { outcome: { kind: 'exit', code: 0 }, elapsed: 5 };
    },
    dispose: async () => {},
  };
  registerEngine(name, () => Promise.resolve(runtime));
  // An engine is known to wait once it is loaded.
  await engine(name);
  const calls: string[] = [];
  const abort = new AbortController();
  const end = runProgram(program, [name], abort.signal, {
    started: () => calls.push('started'),
    progress: () => calls.push('progress'),
    engine: () => calls.push('engine'),
    event: ({ type }) => calls.push(type),
    ready: async () => {},
    drained: async () => {},
  });
  return { end, calls, stop: () => abort.abort() };
}

it('shows at once that it starts where no interpreter waits', async () => {
  const { calls } = await start('cold', false, 0);
  expect(calls).toEqual(['started']);
});

it('shows that it starts with the first output where an interpreter waits', async () => {
  const { end, calls } = await start('quick', true, 0);
  expect(calls).toEqual([]);
  expect(await end).toEqual({ outcome: { kind: 'exit', code: 0 }, elapsed: 5 });
  expect(calls).toEqual(['started', 'engine', 'begin', 'output']);
});

it('shows that it starts when the output takes its time', async () => {
  const { calls, stop } = await start('slow', true, 1000);
  await vi.waitFor(() => expect(calls).toEqual(['started', 'engine', 'begin']), {
    timeout: 500,
    interval: 5,
  });
  stop();
});

it('shows that it starts before it ends when it is stopped before anything was shown', async () => {
  const { end, calls, stop } = await start('stopped', true, 1000);
  stop();
  expect(calls).toEqual(['started']);
  expect(await end).toMatchObject({ outcome: { kind: 'stopped' } });
});

it('is stopped by its signal while an engine still starts', async () => {
  registerEngine('never', () => new Promise(() => {}));
  const abort = new AbortController();
  const calls = {
    started() {},
    progress() {},
    engine() {},
    event() {},
    ready: async () => {},
    drained: async () => {},
  };
  const end = runProgram(program, ['never'], abort.signal, calls);
  abort.abort();
  expect(await end).toEqual({ outcome: { kind: 'stopped' }, elapsed: 0 });
});

it('says why no engine could run the program', async () => {
  const calls = {
    started() {},
    progress() {},
    engine() {},
    event() {},
    ready: async () => {},
    drained: async () => {},
  };
  const end = await runProgram(program, ['unheard-of'], new AbortController().signal, calls);
  expect(end).toBeInstanceOf(NoEngine);
});
