/** Runs commands that wait for each other, as many at a time as the machine has cores for. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Step {
  readonly name: string;
  readonly command: string;
  /** Names of the steps that must have passed. */
  readonly after?: readonly string[];
  /** Cores that it keeps busy: 0 for one that waits, 1 if nothing is said. `all` runs with nothing beside it but what waits. */
  readonly cores?: number | 'all';
}

export type State = 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';

export interface Result {
  readonly name: string;
  readonly state: State;
  readonly seconds: number;
}

/** The machine's cores; two on one with a single core, where steps that wait for something leave room for another. */
export const cores = Math.max(2, availableParallelism());

/**
 * Runs every step whose predecessors pass, in the order given where there is a choice. What a step prints is kept back
 * unless it fails. A step that cannot be tried any more is skipped.
 */
export async function runSteps(steps: readonly Step[]): Promise<readonly Result[]> {
  const states = new Map<string, State>(steps.map(({ name }) => [name, 'waiting']));
  const seconds = new Map<string, number>();
  const running = new Map<Step, Promise<void>>();
  const state = (name: string): State => {
    const found = states.get(name);
    if (!found) throw new Error(`No step "${name}": a step waits for it.`);
    return found;
  };
  const weight = ({ cores: wanted = 1 }: Step): number =>
    wanted === 'all' ? cores : Math.min(wanted, cores);
  const start = async (step: Step): Promise<void> => {
    const { passed, took } = await run(step);
    states.set(step.name, passed ? 'passed' : 'failed');
    seconds.set(step.name, took);
    running.delete(step);
  };

  for (;;) {
    skipTheHopeless();
    const waiting = steps.filter(({ name }) => state(name) === 'waiting');
    if (waiting.length === 0 && running.size === 0) break;
    const free = cores - [...running.keys()].reduce((sum, step) => sum + weight(step), 0);
    const next = waiting.find(
      (step) => weight(step) <= free && (step.after ?? []).every((other) => state(other) === 'passed'),
    );
    if (next) {
      states.set(next.name, 'running');
      running.set(next, start(next));
    } else {
      await Promise.race(running.values());
    }
  }
  return steps.map(({ name }) => ({ name, state: state(name), seconds: seconds.get(name) ?? 0 }));

  /** Until nothing changes: a step that is skipped may be one that an earlier step of the table waits for. */
  function skipTheHopeless(): void {
    const hopeless = steps.find(
      ({ name, after = [] }) =>
        state(name) === 'waiting' && after.some((other) => ['failed', 'skipped'].includes(state(other))),
    );
    if (!hopeless) return;
    states.set(hopeless.name, 'skipped');
    skipTheHopeless();
  }
}

function run({ name, command }: Step): Promise<{ passed: boolean; took: number }> {
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('close', (code) => {
      const took = (performance.now() - began) / 1000;
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  (${took.toFixed(0)} s)\n`);
      if (code !== 0) process.stdout.write(`\n--- ${command}\n${output}\n---\n\n`);
      done({ passed: code === 0, took });
    });
  });
}
