import { isStateChange } from './read-program-state.ts';
import type { TraceEvent } from './trace-event.ts';

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Check = (value) => typeof value === 'string' && value.length <= 500;
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isValue: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  isText(Reflect.get(value, 'type')) &&
  isText(Reflect.get(value, 'repr'));

const frame = { frame: isNumber, line: isNumber };
const over = { ...frame, value: isValue };
const place = { frame: optional(isNumber), line: optional(isNumber) };

const fields: Readonly<Record<TraceEvent['kind'], Readonly<Record<string, Check>>>> = {
  start: {
    ...frame,
    name: isText,
    args: optional(isText),
    of: oneOf('module', 'function', 'generator', 'coroutine', 'async-generator'),
    file: isText,
    task: optional(isNumber),
  },
  resume: { ...frame, task: optional(isNumber) },
  throw: { ...over, task: optional(isNumber) },
  yield: { ...over, by: oneOf('yield', 'await', 'yield from') },
  return: over,
  unwind: over,
  line: frame,
  'states-capped': { limit: isNumber },
  close: { frame: isNumber },
  blocked: { until: isNumber, ...place },
  'loop-wait': { until: isNumber },
  task: { number: isNumber, name: isText, runs: isText, by: optional(isNumber) },
  output: { stream: oneOf('stdout', 'stderr', 'terminal'), row: isNumber, rows: isNumber, ...place },
  capped: { limit: isNumber },
};

function isTraceEvent(value: unknown): value is TraceEvent {
  if (typeof value !== 'object' || value === null || !isNumber(Reflect.get(value, 'at'))) return false;
  const kind: unknown = Reflect.get(value, 'kind');
  if (typeof kind !== 'string' || !Object.hasOwn(fields, kind)) return false;
  const state: unknown = Reflect.get(value, 'state');
  if (state !== undefined && !isStateChange(state)) return false;
  return Object.entries(fields[kind as TraceEvent['kind']]).every(([name, check]) =>
    check(Reflect.get(value, name)),
  );
}

/** More than any engine of ours sends, at a time: in events, and in characters of their text. */
const MOST_EVENTS = 25_000;
const MOST_TEXT = 20_000_000;

/**
 * Reads events that came out of a sandbox, where the reader's program could have written them itself: what is not an
 * event is left out.
 */
export function readTraceEvents(sent: unknown): TraceEvent[] {
  let list = sent;
  if (typeof sent === 'string') {
    if (sent.length > MOST_TEXT) return [];
    try {
      list = JSON.parse(sent);
    } catch {
      return [];
    }
  }
  return Array.isArray(list) && list.length <= MOST_EVENTS ? list.filter(isTraceEvent) : [];
}
