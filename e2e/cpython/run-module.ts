import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interpreters } from './interpreters.ts';
import type { Suite } from './suite.ts';

/** What driver.py says: a test is left out, began, did not pass, was skipped, ended; all of them did. */
type Message =
  | { readonly left_out: string }
  | { readonly start: string }
  | { readonly failed: string; readonly reason: string }
  | { readonly skipped: string; readonly reason: string }
  | { readonly end: string }
  | { readonly over: true };

export interface ModuleResult {
  readonly ran: ReadonlySet<string>;
  readonly skipped: ReadonlyMap<string, string>;
  readonly failed: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
  /** How many interpreters it took: one more for each test that broke one. */
  readonly interpreters: number;
}

/** Runs all tests of a module. A test that takes its interpreter along has failed, and another one goes on behind it. */
export async function runModule(
  interpreters: Interpreters,
  module: string,
  { files, leftOut }: Suite,
): Promise<ModuleResult> {
  const done = new Set<string>();
  const skipped = new Map<string, string>();
  const failed = new Map<string, string>();
  const left = new Set<string>();
  for (let count = 1; ; count++) {
    const { out, err, ended } = await interpreters.run({
      'main.py': await readFile(join(import.meta.dirname, 'driver.py'), 'utf8'),
      'order.json': JSON.stringify({ module, done: [...done], left_out: leftOut }),
      ...files,
    });
    let running: string | undefined;
    for (const line of out.split('\n').filter((text) => text.startsWith('{"'))) {
      const message = JSON.parse(line) as Message;
      if ('over' in message) return { ran: done, skipped, failed, leftOut: left, interpreters: count };
      if ('left_out' in message) left.add(message.left_out);
      else if ('start' in message) running = message.start;
      else if ('failed' in message) failed.set(message.failed, message.reason);
      else if ('skipped' in message) skipped.set(message.skipped, message.reason);
      else {
        done.add(message.end);
        running = undefined;
      }
    }
    if (running === undefined || done.has(running)) {
      throw new Error(`${module} did not come to its end: ${ended}\n${err.slice(-2000)}`);
    }
    failed.set(running, ended);
    done.add(running);
  }
}

/** How one test came out, and what it or its module said. */
export interface TestResult {
  readonly how: 'passes' | 'fails' | 'is skipped' | 'is not there';
  readonly reason?: string;
}

/** The result of this test. */
export function resultOf({ ran, skipped, failed }: ModuleResult, test: string): TestResult {
  const [failure, cause] = [failed.get(test), skipped.get(test)];
  if (failure !== undefined) return { how: 'fails', reason: failure };
  if (cause !== undefined) return { how: 'is skipped', reason: cause };
  return { how: ran.has(test) ? 'passes' : 'is not there' };
}
