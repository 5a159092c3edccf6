import { describeEvent, sayDuration, sayTime } from './describe.ts';
import type { Lane, Timeline } from './timeline.ts';

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
      rows: events
        .slice(0, most)
        .map((event, step) => [String(step + 1), sayTime(event.at), describeEvent(timeline, step)]),
      ...restOf(events.length, 'events'),
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
