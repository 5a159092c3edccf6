import type { DeepCall } from './charge-stack.ts';
import type { Archive } from './protocol.ts';

/** What runner.py reports of the exception that ended the program. */
export type RunnerReport = [
  code: number,
  show: boolean,
  needsSources: boolean,
  asksForInput: boolean,
  name?: string,
  message?: string,
  file?: string,
  line?: number,
  column?: number,
  since?: string,
];

/** The functions of python/runner.py that are called from here. */
export interface RunnerModule {
  install(host: object, virtual: boolean): void;
  prepare(files: unknown, entry: string): { toJs(): [number, number] };
  needs(files: unknown): { toJs(): Archive[] };
  warm_up(): void;
  turn_loop(turns: number): void;
  start_trace(limit: number, states: number): void;
  stop_trace(): void;
  trace_output(stream: 'stdout' | 'stderr', row: number, rows: number): void;
  address_of_report(): number;
  deep_calls(): { toJs(): DeepCall[] };
}
