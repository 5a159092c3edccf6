import type { TraceEvent } from '../runtime/trace-event.ts';
import { describeEvent, sayTime } from './describe.ts';
import type { Timeline } from './timeline.ts';

/** A line of the program. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

/** A line of the output, counted by stream. */
export interface OutputRow {
  readonly stream: string;
  readonly row: number;
}

export type OutputEvent = Extract<TraceEvent, { kind: 'output' }>;

export function isOutput(event: TraceEvent): event is OutputEvent {
  return event.kind === 'output';
}

/** In which file and at which line an event happened, as far as it says so. */
export function placeOf(timeline: Timeline, step: number | undefined): Partial<Line> {
  const event = step === undefined ? undefined : timeline.events[step];
  if (!event || step === undefined) return {};
  const file = fileOf(timeline, step);
  const line = 'line' in event ? event.line : undefined;
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}

function fileOf(timeline: Timeline, step: number): string | undefined {
  const event = timeline.events[step];
  if (event?.kind === 'start') return event.file;
  if (!event || !('frame' in event) || event.frame === undefined) return undefined;
  const lane = timeline.laneOf[step];
  return typeof lane === 'number' ? timeline.lanes[lane]?.file : undefined;
}

/** What happened at a line, by step. */
export function stepsAtLine(timeline: Timeline, { file, line }: Line): number[] {
  return stepsOf(
    timeline,
    (event, step) =>
      event.kind !== 'line' && 'line' in event && event.line === line && fileOf(timeline, step) === file,
  );
}

/** What wrote a line of the output, by step. */
export function stepsOfOutput(timeline: Timeline, { stream, row }: OutputRow): number[] {
  return stepsOf(
    timeline,
    (event) => isOutput(event) && event.stream === stream && event.row <= row && row < event.row + event.rows,
  );
}

function stepsOf(timeline: Timeline, holds: (event: TraceEvent, step: number) => boolean): number[] {
  return [...timeline.events.keys()].filter((step) => holds(timeline.events[step]!, step));
}

/** The output that was written last before an event. */
export function outputBefore(timeline: Timeline, step: number): OutputEvent | undefined {
  return timeline.events.slice(0, step).findLast(isOutput);
}

/** One event with its time, in words. */
export function sayEvent(timeline: Timeline, step: number): string {
  return `${sayTime(timeline.events[step]?.at ?? 0)}  ${describeEvent(timeline, step)}`;
}

/** What happened at a place: the event itself, or how many there were and when. */
export function sayEvents(timeline: Timeline, steps: readonly number[], where: string): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return `${where}: no event.`;
  if (steps.length === 1) return sayEvent(timeline, first);
  const at = (step: number): string => sayTime(timeline.events[step]!.at);
  return `${where}: ${steps.length} events, from ${at(first)} to ${at(last)}.`;
}
