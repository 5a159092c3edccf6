import { describeEvent, sayDuration, sayTime } from './describe.ts';
import type { Lane, Pause, Timeline } from './timeline.ts';

/** How long the thread slept inside a frame and how long the event loop waited, in ms, and how many frames that held up. */
export interface Waits {
  readonly blocked: number;
  readonly looping: number;
  /** The most frames that were suspended at once during one of those waits. */
  readonly together: number;
}

/** Sums up all pauses of a run. */
export function waits(timeline: Timeline): Waits {
  const total = (pauses: readonly Pause[]): number =>
    pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0);
  return {
    blocked: total(timeline.pauses.filter((pause) => pause.lane !== undefined)),
    looping: total(timeline.pauses.filter((pause) => pause.lane === undefined)),
    together: mostSuspended(timeline),
  };
}

/** One pass over all steps: there may be thousands of pauses, and thousands of suspensions. */
function mostSuspended({ lanes, pauses, events }: Timeline): number {
  const change = new Int32Array(events.length + 2);
  for (const lane of lanes) {
    for (const { state, fromStep, toStep } of lane.segments) {
      if (state !== 'suspended' || toStep <= fromStep + 1) continue;
      change[fromStep + 1]! += 1;
      change[toStep]! -= 1;
    }
  }
  const asleep = new Set(pauses.map((pause) => pause.step));
  let now = 0;
  let most = 0;
  for (const [step, by] of change.entries()) {
    now += by;
    if (asleep.has(step)) most = Math.max(most, now);
  }
  return most;
}

/** The time after a run's last event is mentioned if it is at least this long, ms. */
const LONG = 100;

/** The run in one or two sentences: where its time went. */
export function summarize(timeline: Timeline): string {
  const { blocked, looping, together } = waits(timeline);
  const said = [`${sayDuration(timeline.duration)} in all.`];
  if (timeline.duration < 1 && timeline.events.length > 0) {
    const yields = timeline.transfers.filter((transfer) => transfer.direction === 'out').length;
    return `No waiting at all; ${yields === 1 ? 'one suspension' : `${yields} suspensions`} in ${timeline.events.filter(({ kind }) => kind !== 'line').length} events.`;
  }
  if (blocked > 0) {
    const sleepers = [
      ...new Set(timeline.pauses.flatMap((pause) => (pause.lane === undefined ? [] : [pause.lane]))),
    ].flatMap((index) => timeline.lanes[index] ?? []);
    const inside =
      sleepers.length > 3 ? `${sleepers.length} frames` : list(sleepers.map((lane) => lane.title));
    const driver = sleepers.every((lane) => lane.of === 'function' || lane.of === 'module');
    said.push(
      driver && together > 0
        ? `The thread slept ${sayDuration(blocked)} inside ${inside}, with up to ${frames(together)} suspended at once.`
        : `The thread slept ${sayDuration(blocked)} inside ${inside}; meanwhile nothing else could run.`,
    );
  }
  if (looping > 0) {
    said.push(
      `The event loop waited ${sayDuration(looping)}, with up to ${frames(together)} suspended at once.`,
    );
  }
  const { unreported = 0 } = timeline;
  if (unreported >= LONG) {
    said.push(`Of the last ${sayDuration(unreported)} nothing was reported: it was busy, or slept.`);
  } else if (blocked === 0 && looping === 0 && timeline.unreported === undefined) {
    said.push('It never slept.');
  }
  return said.join(' ');
}

function frames(count: number): string {
  return count === 1 ? 'one frame' : `${count} frames`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A table in words; the first cell of a row is its head. */
export interface Table {
  readonly label: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is not listed, in a sentence. */
  readonly rest?: string;
}

/** More rows than these are not listed. */
const most = 500;

/** What a drawing shows, as two tables: how long each frame did what, and every event in words. */
export function tablesOf(timeline: Timeline): readonly Table[] {
  const { lanes, events } = timeline;
  const reported = events.flatMap((event, step) => (event.kind === 'line' ? [] : [{ event, step }]));
  return [
    {
      label: 'Frames',
      caption: 'Every frame, and how long it was what',
      heads: ['Frame', 'Task', 'Began', 'Running', 'Suspended', 'Blocked', 'Ended'],
      rows: lanes.slice(0, most).map((lane) => laneCells(lane, timeline)),
      ...restOf(lanes.length, 'frames'),
    },
    {
      label: 'Events',
      caption: 'Every event, in the order in which it was reported',
      heads: ['Step', 'Time', 'Event'],
      rows: reported
        .slice(0, most)
        .map(({ event, step }) => [String(step + 1), sayTime(event.at), describeEvent(timeline, step)]),
      ...restOf(reported.length, 'events'),
    },
  ];
}

function restOf(count: number, what: string): Pick<Table, 'rest'> {
  if (count <= most) return {};
  const say = (number: number): string => number.toLocaleString('en');
  return { rest: `These are the first ${say(most)} of ${say(count)} ${what}.` };
}

function laneCells(lane: Lane, timeline: Timeline): string[] {
  const time = (...states: string[]): string =>
    sayDuration(
      lane.segments
        .filter((segment) => states.includes(segment.state))
        .reduce((sum, segment) => sum + segment.to - segment.from, 0),
    );
  const group = timeline.groups.find((candidate) => candidate.task === lane.task);
  const began = lane.segments.find((segment) => segment.state !== 'made');
  const ends = { return: 'returned', unwind: 'by an exception', close: 'closed', open: 'not yet' } as const;
  return [
    lane.title,
    lane.task === undefined ? '' : (group?.title ?? ''),
    began ? sayTime(began.from) : '',
    time('running'),
    time('suspended'),
    time('blocked'),
    ends[lane.end],
  ];
}
