import type { StateChange } from './program-state.ts';

type Check = (value: unknown) => boolean;

/** More entries than this in one list or table no recorder writes. */
const most = 300;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Check = (value) => typeof value === 'string' && value.length <= 500;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const optional = (check: Check): Check => either((value) => value === undefined, check);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
const table =
  (check: Check): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).length <= most &&
    // `__proto__` as a key of its own would be lost where tables are put together.
    Object.entries(value).every(
      ([key, entry]) => isText(key) && key !== '__proto__' && (entry === null || check(entry)),
    );
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);

const foreignFrame = shape({
  name: isText,
  of: oneOf('module', 'function', 'generator', 'coroutine', 'async-generator'),
  file: isText,
  line: isNumber,
});
const holder = either(
  shape({ kind: oneOf('running', 'created', 'yield', 'ended') }),
  shape({ kind: oneOf('iterator'), type: isText }),
  shape({
    kind: oneOf('future'),
    type: isText,
    done: optional((value) => typeof value === 'boolean'),
    tasks: optional(list(isNumber)),
  }),
);
const chain = shape({ task: optional(isNumber), frames: list(either(isNumber, foreignFrame)), holder });
const call = { what: isText, task: optional(isNumber) };
const local: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isText);

/** Whether something that came out of a sandbox is a change of a program's state. */
export const isStateChange = shape({
  stack: optional(list(either(isNumber, isText))),
  lines: optional(table(isNumber)),
  locals: optional(table(table(local))),
  chains: optional(table(chain)),
  more: optional(isNumber),
  ready: optional(list(either(isNumber, shape(call)))),
  timers: optional(list(either(isNumber, shape({ ...call, due: optional(isNumber) })))),
}) as (value: unknown) => value is StateChange;
