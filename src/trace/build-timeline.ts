import type { TraceEvent } from '../runtime/trace-event.ts';
import { chooseLanes } from './choose-lanes.ts';
import { LaneBuilder, titleOf } from './lane-builder.ts';
import type { Transfer, TransferEnd, Group, Lane, LaneState, Pause, Timeline } from './timeline.ts';

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
  const builder = new LaneBuilder(pack);
  const laneOfFrame = new Map<number, number>();
  const titles = new Map<number, string>();
  const transfers: Transfer[] = [];
  const pauses: Pause[] = [];
  const laneOf: (number | 'loop' | undefined)[] = [];
  const taskNames = new Map<number, string>();
  const stack: OnStack[] = [];
  let now = 0;
  let step = 0;
  let hasLoop = false;

  const enter = (lane: number | undefined, state: LaneState | 'over', at = now, atStep = step): void =>
    builder.enter(lane, state, { at, step: atStep });

  /** The lane that stands for whatever is on top of the stack. */
  const topLane = (): number | undefined => stack.findLast((entry) => entry.lane !== undefined)?.lane;
  const other = (task: number | undefined, awaits = false): TransferEnd => {
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
      transfers.push({ step, at: now, direction: 'in', lane, other: from });
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
        if (drawn.has(event.frame)) laneOfFrame.set(event.frame, builder.open(event, { at: now, step }));
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
        transfers.push({
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
        builder.end(lane, event.kind, { at: now, step });
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
        builder.taskMade(event.number, { at: event.at, step });
        laneOf.push(event.by === undefined ? 'loop' : topLane());
        break;
      case 'output':
        laneOf.push((event.frame === undefined ? undefined : laneOfFrame.get(event.frame)) ?? topLane());
        break;
      case 'line':
        laneOf.push(laneOfFrame.get(event.frame) ?? topLane());
        break;
      case 'states-capped':
      case 'capped':
        laneOf.push(undefined);
        break;
      default:
        event satisfies never;
    }
  }
  step = events.length;
  const unreported = Math.max(0, until - now);
  now = Math.max(now, until);
  const { lanes } = builder;
  for (const lane of lanes) enter(lane.index, 'over');

  return {
    events,
    lanes,
    groups: group(lanes, taskNames),
    transfers,
    pauses,
    hasLoop: hasLoop || transfers.some((transfer) => transfer.other === 'loop'),
    laneOf,
    titles,
    duration: now,
    ...(stack.length > 0 || lanes.some(({ end }) => end === 'open') ? { unreported } : {}),
  };
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
