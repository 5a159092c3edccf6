import type { Chain, LocalValue, LoopCall, StateChange, Timer } from '../runtime/program-state.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';

type Table<T> = Readonly<Record<string, T>>;

/** The state of a program at one step; see {@link StateChange} for its parts. */
export interface ProgramState {
  readonly stack: readonly (number | string)[];
  readonly lines: Table<number>;
  readonly locals: Table<Table<LocalValue>>;
  readonly chains: Table<Chain>;
  readonly more: number;
  readonly ready: readonly (LoopCall | number)[];
  readonly timers: readonly (Timer | number)[];
}

const empty: ProgramState = { stack: [], lines: {}, locals: {}, chains: {}, more: 0, ready: [], timers: [] };

/** The states of a recorded run, put together from what changed at each step. Unchanged parts are shared. */
export class States {
  readonly #events: readonly TraceEvent[];
  readonly #known: ProgramState[] = [];
  /** How many steps have a state: all before recording states stopped, or none. */
  readonly count: number;

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
    const recorded = events.some((event) => event.state !== undefined);
    const capped = events.findIndex(({ kind }) => kind === 'states-capped' || kind === 'capped');
    this.count = recorded ? (capped < 0 ? events.length : capped) : 0;
  }

  /** The state at an event, counted from 0; `undefined` where none was recorded. */
  at(step: number): ProgramState | undefined {
    if (step < 0 || step >= this.count) return undefined;
    for (let next = this.#known.length; next <= step; next += 1) {
      const before = this.#known[next - 1] ?? empty;
      const change = this.#events[next]?.state;
      this.#known.push(change ? changed(before, change) : before);
    }
    return this.#known[step];
  }
}

function changed(before: ProgramState, change: StateChange): ProgramState {
  const locals: Record<string, Table<LocalValue>> = change.locals ? { ...before.locals } : before.locals;
  for (const [frame, table] of Object.entries(change.locals ?? {}))
    locals[frame] = merged(before.locals[frame] ?? {}, table);
  return {
    stack: change.stack ?? before.stack,
    lines: merged(before.lines, change.lines),
    locals,
    chains: merged(before.chains, change.chains),
    more: change.more ?? before.more,
    ready: change.ready ?? before.ready,
    timers: change.timers ?? before.timers,
  };
}

function merged<T>(before: Table<T>, change: Readonly<Record<string, T | null>> | undefined): Table<T> {
  if (!change) return before;
  const after: Record<string, T> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  return after;
}
