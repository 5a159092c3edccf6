import type { TraceValue } from '../runtime/trace-event.ts';
import type { End, Timeline } from './timeline.ts';

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
function sayValue(value: TraceValue): string {
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
  const crossing = timeline.crossings.find((candidate) => candidate.step === step);
  const name = (end: End | undefined, otherwise: string): string =>
    end === 'loop'
      ? 'the event loop'
      : typeof end === 'object'
        ? (timeline.lanes[end.lane]?.title ?? otherwise)
        : otherwise;

  switch (event.kind) {
    case 'start': {
      if (!crossing) return `${who} (line ${event.line}) is called by ${around ?? 'the program'}.`;
      if (event.of === 'module') return `${who} begins.`;
      const starter = name(crossing.other, 'the program');
      return `${who} begins, started by ${starter} (line ${event.line}).`;
    }
    case 'resume': {
      const away = suspendedFor(timeline, step, crossing?.lane);
      return `${capital(name(crossing?.other, 'the program'))} resumes ${who} at line ${event.line}${away}.`;
    }
    case 'throw':
      return `${capital(name(crossing?.other, 'the program'))} throws ${sayError(event.value)} into ${who} at line ${event.line}.`;
    case 'yield': {
      const to = name(crossing?.other, 'whoever drives it');
      const verb = event.by === 'yield' ? 'hands' : 'passes';
      return `Line ${event.line}: “${event.by}” suspends ${who} and ${verb} ${sayValue(event.value)} ${verb === 'hands' ? 'to' : 'on to'} ${to}.`;
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
  return text.startsWith('the ') ? `The ${text.slice(4)}` : text;
}
