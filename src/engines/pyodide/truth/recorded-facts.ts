/** Reads out of a recording what `walk.py` finds out by itself, in the same form. */
import type { Chain, LoopCall, Timer } from '../../../runtime/program-state.ts';
import type { TraceEvent } from '../../../runtime/trace-event.ts';
import { States, type ProgramState } from '../../../trace/states.ts';

export interface Facts {
  readonly tasks: readonly (readonly [name: string, frames: readonly FrameFact[], end: string])[];
  readonly free: readonly (readonly FrameFact[])[];
  readonly ready: readonly string[];
  readonly timers: readonly string[];
  readonly gaps: readonly number[];
}
type FrameFact = readonly [name: string, line: number];

/** The facts at each call of `probe()`: of the event for the first line of its body, which is line `line` of probe.py. */
export function recordedFacts(events: readonly TraceEvent[], line: number): Facts[] {
  const states = new States(events);
  const starts = new Map<number, Extract<TraceEvent, { kind: 'start' }>>();
  const tasks = new Map<number, string>();
  const facts: Facts[] = [];
  for (const [step, event] of events.entries()) {
    if (event.kind === 'start') starts.set(event.frame, event);
    else if (event.kind === 'task') tasks.set(event.number, event.name);
    else if (event.kind === 'line' && event.line === line && starts.get(event.frame)?.file === 'probe.py') {
      const state = states.at(step);
      if (state) facts.push(factsOf(state, starts, tasks));
    }
  }
  return facts;
}

function factsOf(
  state: ProgramState,
  starts: ReadonlyMap<number, { readonly name: string }>,
  tasks: ReadonlyMap<number, string>,
): Facts {
  const frames = ({ frames: listed }: Chain): FrameFact[] =>
    listed.map((frame) =>
      typeof frame === 'number'
        ? [starts.get(frame)?.name ?? `? ${frame}`, state.lines[frame] ?? -1]
        : [frame.name, frame.line],
    );
  const name = (task: number | undefined): string =>
    task === undefined ? '' : (tasks.get(task) ?? `? ${task}`);
  const call = (entry: LoopCall | Timer | number): string => {
    if (typeof entry === 'number') return `${entry} more`;
    if (entry.what === 'cancelled') return 'cancelled';
    return entry.what === 'step' || entry.what === 'wakeup' ? `for ${name(entry.task)}` : 'call';
  };
  const chains = Object.values(state.chains);
  const due = state.timers.map((timer) => (typeof timer === 'number' ? 0 : (timer.due ?? 0)));
  return {
    tasks: chains
      .filter((chain) => chain.task !== undefined)
      .map((chain) => [name(chain.task), frames(chain), endOf(chain)] as const)
      .sort(inOrder),
    free: chains
      .filter((chain) => chain.task === undefined && chain.holder.kind !== 'running')
      .map(frames)
      .sort(inOrder),
    ready: state.ready.map(call),
    timers: state.timers.map(call),
    gaps: due.slice(1).map((time, index) => Math.round(time - (due[index] ?? 0))),
  };
}

function endOf({ holder }: Chain): string {
  if (holder.kind === 'future') return holder.type + (holder.done ? ' done' : '');
  return holder.kind === 'iterator' ? holder.type : holder.kind;
}

/** Python's order of lists. */
export function inOrder(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
      const order = inOrder(a[n], b[n]);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
}
