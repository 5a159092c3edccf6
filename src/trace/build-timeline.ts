import type { TraceEvent } from '../runtime/trace-event.ts';
import { chooseLanes } from './choose-lanes.ts';
import type { Crossing, End, Group, Lane, LaneState, Pause, Segment, Timeline } from './timeline.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Draft extends Mutable<Omit<Lane, 'segments'>> {
  readonly segments: Segment[];
  state: LaneState | 'over';
  since: number;
  sinceStep: number;
}
type Start = Extract<TraceEvent, { kind: 'start' }>;
interface OnStack {
  readonly frame: number;
  readonly lane: number | undefined;
  readonly task: number | undefined;
}

/**
 * Turns what the interpreter reported into lanes. `until` is when the program ended, or how far it has come; without
 * it, the last event is the end.
 */
export function buildTimeline(events: readonly TraceEvent[], until = 0): Timeline {
  const { drawn, pack } = chooseLanes(events);
  const lanes: Draft[] = [];
  const laneOfFrame = new Map<number, number>();
  const vacant = new Map<string, number[]>();
  const titles = new Map<number, string>();
  const crossings: Crossing[] = [];
  const pauses: Pause[] = [];
  const laneOf: (number | 'loop' | undefined)[] = [];
  const taskNames = new Map<number, string>();
  const madeTasks = new Map<number, { at: number; step: number }>();
  const stack: OnStack[] = [];
  let now = 0;
  let step = 0;
  let hasLoop = false;
  let capped = false;

  const enter = (lane: number | undefined, state: LaneState | 'over', at = now, atStep = step): void => {
    const draft = lane === undefined ? undefined : lanes[lane];
    if (!draft || draft.state === state) return;
    if (draft.state !== 'over' && (at > draft.since || atStep > draft.sinceStep)) {
      draft.segments.push({
        state: draft.state,
        from: draft.since,
        to: at,
        fromStep: draft.sinceStep,
        toStep: atStep,
      });
    }
    draft.state = state;
    draft.since = at;
    draft.sinceStep = atStep;
  };

  const openLane = (event: Start): number => {
    const key = `${event.task ?? ''} ${event.file} ${event.name}`;
    const free = pack ? vacant.get(key)?.pop() : undefined;
    if (free !== undefined) {
      const lane = lanes[free]!;
      lane.title = `${event.name}()`;
      lane.end = 'open';
      return free;
    }
    const made = event.task === undefined ? undefined : madeTasks.get(event.task);
    if (event.task !== undefined) madeTasks.delete(event.task);
    const lane: Draft = {
      index: lanes.length,
      title: titleOf(event),
      of: event.of,
      file: event.file,
      line: event.line,
      ...(event.task === undefined ? {} : { task: event.task }),
      segments: [],
      end: 'open',
      endStep: 0,
      state: made ? 'made' : 'over',
      since: made?.at ?? now,
      sinceStep: made?.step ?? step,
    };
    lanes.push(lane);
    return lane.index;
  };

  /** The lane that stands for whatever is on top of the stack. */
  const topLane = (): number | undefined => stack.findLast((entry) => entry.lane !== undefined)?.lane;
  const other = (task: number | undefined, awaits = false): End => {
    const below = stack.at(-1);
    if (task !== undefined && below?.task === undefined) return 'loop';
    // In JavaScript every frame that awaits with nothing below it has the event loop to go back to.
    if (awaits && !below) return 'loop';
    const lane = topLane();
    return lane === undefined ? 'elsewhere' : { lane };
  };

  const push = (frame: number, task: number | undefined): void => {
    const lane = laneOfFrame.get(frame);
    if (lane !== undefined) {
      const from = other(task);
      enter(topLane(), 'calling');
      crossings.push({ step, at: now, direction: 'in', lane, other: from });
      enter(lane, 'running');
    }
    stack.push({ frame, lane, task });
  };

  /** Takes the frame off the stack, with whatever a lost event may have left above it. */
  const pop = (frame: number): OnStack | undefined => {
    const place = stack.findLastIndex((entry) => entry.frame === frame);
    if (place < 0) return undefined;
    const [entry] = stack.splice(place);
    return entry;
  };

  /** Control is back with whoever is on top now, unless that is a loop which nobody sees on the stack. */
  const goOn = (left: OnStack): void => {
    const top = stack.at(-1);
    if (left.lane !== undefined && !(left.task !== undefined && top?.task === undefined))
      enter(topLane(), 'running');
  };

  for (const [index, event] of events.entries()) {
    step = index;
    now = Math.max(now, event.at);
    switch (event.kind) {
      case 'start': {
        titles.set(event.frame, titleOf(event));
        if (drawn.has(event.frame)) laneOfFrame.set(event.frame, openLane(event));
        push(event.frame, event.task);
        laneOf.push(topLane());
        break;
      }
      case 'resume':
      case 'throw':
        push(event.frame, event.task);
        laneOf.push(topLane());
        break;
      case 'yield': {
        const entry = pop(event.frame);
        const lane = entry?.lane ?? laneOfFrame.get(event.frame);
        laneOf.push(lane);
        if (lane === undefined) break;
        enter(lane, 'suspended');
        const to = other(entry?.task, event.by === 'await');
        crossings.push({
          step,
          at: now,
          direction: 'out',
          lane,
          other: to,
          by: event.by,
          value: event.value,
        });
        if (entry) goOn(entry);
        break;
      }
      case 'return':
      case 'unwind':
      case 'close': {
        const entry = pop(event.frame);
        const lane = entry?.lane ?? laneOfFrame.get(event.frame);
        laneOf.push(lane ?? topLane());
        const draft = lane === undefined ? undefined : lanes[lane];
        if (draft) {
          enter(lane, 'over');
          draft.end = event.kind;
          draft.endStep = step;
          // What is merely closed may come back: a `finally` in it still runs.
          if (pack && event.kind !== 'close') {
            const start = `${draft.task ?? ''} ${draft.file} ${draft.title.replace(/\(.*$/s, '')}`;
            vacant.set(start, [...(vacant.get(start) ?? []), draft.index]);
          }
        }
        if (entry) goOn(entry);
        break;
      }
      case 'blocked': {
        const lane = topLane();
        laneOf.push(lane);
        enter(lane, 'blocked', event.at, step);
        now = Math.max(now, event.until);
        enter(lane, 'running', now, step + 1);
        pauses.push({ step, from: event.at, to: event.until, ...(lane === undefined ? {} : { lane }) });
        break;
      }
      case 'loop-wait':
        hasLoop = true;
        laneOf.push('loop');
        now = Math.max(now, event.until);
        pauses.push({ step, from: event.at, to: event.until });
        break;
      case 'task':
        hasLoop = true;
        taskNames.set(event.number, event.name);
        madeTasks.set(event.number, { at: event.at, step });
        laneOf.push(event.by === undefined ? 'loop' : topLane());
        break;
      case 'output':
        laneOf.push((event.frame === undefined ? undefined : laneOfFrame.get(event.frame)) ?? topLane());
        break;
      case 'capped':
        capped = true;
        laneOf.push(undefined);
        break;
      default:
        event satisfies never;
    }
  }
  step = events.length;
  now = Math.max(now, until);
  for (const lane of lanes) enter(lane.index, 'over');

  return {
    events,
    lanes,
    groups: group(lanes, taskNames),
    crossings,
    pauses,
    hasLoop: hasLoop || crossings.some((crossing) => crossing.other === 'loop'),
    laneOf,
    titles,
    duration: now,
    capped,
  };
}

function titleOf(event: Start): string {
  return event.of === 'module' ? event.file : `${event.name}(${event.args ?? ''})`;
}

function group(lanes: readonly Lane[], taskNames: ReadonlyMap<number, string>): Group[] {
  const byTask = new Map<number | undefined, Lane[]>([[undefined, []]]);
  for (const lane of lanes) {
    const list = byTask.get(lane.task);
    if (list) list.push(lane);
    else byTask.set(lane.task, [lane]);
  }
  return [...byTask]
    .filter(([, list]) => list.length > 0)
    .map(([task, list]) =>
      task === undefined
        ? { title: 'outside any task', lanes: list }
        : { task, title: taskNames.get(task) ?? `Task ${task}`, lanes: list },
    );
}
