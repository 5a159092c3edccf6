import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { Outcome, ProgramError } from '../../runtime/runtime.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';

/** More chunks than any worker of ours sends at a time. */
const MOST_CHUNKS = 2000;

/** Text that was written at `at`, in milliseconds since the program's first instruction. */
export type Chunk = readonly [stream: 'stdout' | 'stderr', text: string, at: number];

/** What every worker says about the program that it runs. */
export type RunMessage =
  /** The program's first instruction is next. */
  | { readonly type: 'begin' }
  | { readonly type: 'output'; readonly chunks: readonly Chunk[] }
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] }
  | { readonly type: 'end'; readonly outcome: Outcome; readonly at: number };

/** A {@link RunMessage} as a worker sends it: a trace may be the text of a JSON array. */
export type SentRunMessage =
  | Exclude<RunMessage, { readonly type: 'trace' }>
  | { readonly type: 'trace'; readonly events: string | readonly TraceEvent[] };

/** Only a program that misuses the worker's port sends that much at once: reading on would block the page. */
const FORGED: RunMessage = {
  type: 'end',
  outcome: { kind: 'crash', message: 'the program sent the page more at once than a program can print' },
  at: 0,
};

/** A copy of the valid parts of a message, which the reader's program could have forged; undefined if it is none. */
export function readRunMessage(data: unknown): RunMessage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, chunks } = data;
  switch (type) {
    case 'begin':
      return { type };
    case 'output':
      if (!Array.isArray(chunks)) return undefined;
      return chunks.length <= MOST_CHUNKS ? { type, chunks: chunks.flatMap(readChunk) } : FORGED;
    case 'trace':
      return { type, events: readTraceEvents(data['events']) };
    case 'end': {
      const outcome = readOutcome(data['outcome']);
      return outcome && { type, outcome, at: readTime(data['at']) };
    }
    default:
      return undefined;
  }
}

function readChunk(chunk: unknown): Chunk[] {
  if (!Array.isArray(chunk)) return [];
  const [stream, text, at] = chunk as unknown[];
  return typeof text === 'string' ? [[stream === 'stderr' ? 'stderr' : 'stdout', text, readTime(at)]] : [];
}

function readOutcome(outcome: unknown): Outcome | undefined {
  if (!isRecord(outcome)) return undefined;
  switch (outcome['kind']) {
    case 'exit': {
      const { code, lacksInput } = outcome;
      const error = readError(outcome['error']);
      return {
        kind: 'exit',
        code: typeof code === 'number' ? code & 0xff : 1,
        ...(error && { error }),
        ...(lacksInput === true && { lacksInput }),
      };
    }
    case 'output-limit': {
      const { limitBytes, limitLines, limitPieces } = outcome;
      return {
        kind: 'output-limit',
        limitBytes: readTime(limitBytes),
        ...(isCount(limitLines) && { limitLines }),
        ...(isCount(limitPieces) && { limitPieces }),
      };
    }
    case 'crash':
      return { kind: 'crash', message: readText(outcome['message']) };
    default:
      return undefined;
  }
}

/** Keeps a file, line and column only if they could exist: they are shown, and looked up in the program's files. */
function readError(error: unknown): ProgramError | undefined {
  if (!isRecord(error)) return undefined;
  const { name, message, file, line, column, since } = error;
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : 'Error',
    message: readText(message),
    ...(typeof file === 'string' && { file: file.slice(0, 1000) }),
    ...(isCount(line) && { line }),
    ...(isCount(column) && { column }),
    ...(typeof since === 'string' && /^\d{1,2}\.\d{1,2}$/.test(since) && { since }),
  };
}

/** Text for a reader, cut to 10,000 characters; empty if `value` is none. */
export function readText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 10_000) : '';
}

function readTime(at: unknown): number {
  return typeof at === 'number' && Number.isFinite(at) && at >= 0 ? at : 0;
}

/** A line or column that a file could have. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= 10_000_000;
}

/** Whether `value` is an object, whose properties may be anything. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
