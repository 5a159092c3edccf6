import type { TraceValue } from '../runtime/trace-event.ts';
import type { TransferEnd, Timeline } from './timeline.ts';

/** `1.5 s`, `0.25 s`, `3 ms`: as many digits as help. */
export function sayDuration(ms: number): string {
  if (ms >= 999.5) return `${trim((ms / 1000).toFixed(2))} s`;
  if (ms >= 99.5) return `${trim((ms / 1000).toFixed(2))} s`;
  if (ms >= 1) return `${trim(ms.toFixed(1))} ms`;
  return ms === 0 ? '0 s' : 'under 1 ms';
}

/** A moment: `1.50 s`. */
export function sayTime(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10 && ms >= 0.5 ? 3 : 2)} s`;
}

function trim(digits: string): string {
  return digits.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** `None`, `a Future`, `0.5 (float)`. */
export function sayValue(value: TraceValue): string {
  if (value.type === 'NoneType' || value.type === 'undefined') return value.repr;
  if (value.repr) return `${value.repr} (${value.type})`;
  return `${/^[AEIOU]/i.test(value.type) ? 'an' : 'a'} ${value.type}`;
}

/** An exception: `ValueError 'boom'`. */
function sayError(value: TraceValue): string {
  return value.repr ? `${value.type}(${value.repr})` : value.type;
}

/** One event in a sentence. */
export function describeEvent(timeline: Timeline, step: number): string {
  const event = timeline.events[step];
  if (!event) return '';
  const lane = timeline.laneOf[step];
  const around = typeof lane === 'number' ? timeline.lanes[lane]?.title : undefined;
  const own = 'frame' in event && event.frame !== undefined ? timeline.titles.get(event.frame) : undefined;
  const who = own ?? around ?? 'Code that is not yours';
  const transfer = timeline.transfers.find((candidate) => candidate.step === step);
  const inTask = transfer !== undefined && timeline.lanes[transfer.lane]?.task !== undefined;
  const name = (end: TransferEnd | undefined, otherwise: string): string =>
    end === 'loop'
      ? inTask
        ? 'its Task'
        : 'the event loop'
      : typeof end === 'object'
        ? (timeline.lanes[end.lane]?.title ?? otherwise)
        : otherwise;

  switch (event.kind) {
    case 'start': {
      if (!transfer) return `${who} (line ${event.line}) is called by ${around ?? 'the program'}.`;
      if (event.of === 'module') return `${who} begins.`;
      const starter = name(transfer.other, 'the program');
      return `${who} begins, started by ${starter} (line ${event.line}).`;
    }
    case 'resume': {
      const away = suspendedFor(timeline, step, transfer?.lane);
      return `${capital(name(transfer?.other, 'the program'))} resumes ${who} at line ${event.line}${away}.`;
    }
    case 'throw':
      return `${capital(name(transfer?.other, 'the program'))} throws ${sayError(event.value)} into ${who} at line ${event.line}.`;
    case 'yield': {
      const made = `Line ${event.line}: “${event.by}” suspends ${who} and`;
      const value = sayValue(event.value);
      // A Task takes what its coroutine yields; the event loop only gets control back.
      if (transfer?.other === 'loop')
        return inTask
          ? `${made} passes ${value} on to its Task; control is back with the event loop.`
          : `${made} passes ${value} on; control is back with the event loop.`;
      const to = name(transfer?.other, 'whoever drives it');
      return event.by === 'yield'
        ? `${made} hands ${value} to ${to}.`
        : `${made} passes ${value} on to ${to}.`;
    }
    case 'return':
      return `${who} is over: it returns ${sayValue(event.value)}.`;
    case 'unwind':
      return `${who} is over: ${sayError(event.value)} leaves it at line ${event.line}.`;
    case 'close':
      return `${who} is closed where it was suspended; it never runs again.`;
    case 'blocked':
      return `${who} sleeps for ${sayDuration(event.until - event.at)}${event.line ? ` at line ${event.line}` : ''} and blocks the whole thread: nothing else can run.`;
    case 'loop-wait':
      return `Nothing is ready: the event loop waits ${sayDuration(event.until - event.at)}, until something is due.`;
    case 'task':
      return `${event.name} is made, to run ${event.runs}().`;
    case 'output':
      return `${who} prints${event.line ? ` (line ${event.line})` : ''}.`;
    case 'line':
      return `Line ${event.line} of ${who} is about to run.`;
    case 'states-capped':
      return `The state is no longer recorded, after ${event.limit.toLocaleString('en')} steps; the timeline goes on.`;
    case 'capped':
      return `Recording stops here, after ${event.limit.toLocaleString('en')} events; the program goes on.`;
    default:
      return event satisfies never;
  }
}

function suspendedFor(timeline: Timeline, step: number, lane: number | undefined): string {
  const before =
    lane === undefined
      ? undefined
      : timeline.lanes[lane]?.segments.find(
          (segment) => segment.toStep === step && segment.state === 'suspended',
        );
  return before && before.to > before.from ? `, after ${sayDuration(before.to - before.from)}` : '';
}

/** Begins a sentence; a name from the program keeps its own case. */
function capital(text: string): string {
  return /^(the|its) /.test(text) ? text.replace(/^[ti]/, (first) => first.toUpperCase()) : text;
}
