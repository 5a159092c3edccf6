import type { ProgramError } from '../../runtime/runtime.ts';
import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { Chunk, FromWorker } from './protocol.ts';

/** A message as it should be, made from one that the reader's program could have written; undefined for nonsense. */
export function readMessage(data: unknown): FromWorker | undefined {
  if (!isRecord(data)) return undefined;
  const { type, at, code, chunks } = data;
  switch (type) {
    case 'begin':
      return { type };
    case 'output':
      return Array.isArray(chunks) ? { type, chunks: chunks.flatMap(readChunk) } : undefined;
    case 'trace':
      return { type, events: readTraceEvents(data['events']) };
    case 'exit': {
      const error = readError(data['error']);
      return {
        type,
        code: typeof code === 'number' ? code & 0xff : 1,
        at: readTime(at),
        ...(error && { error }),
        ...(data['unplaced'] === true && { unplaced: true }),
      };
    }
    case 'output-limit':
      return { type, at: readTime(at) };
    default:
      return undefined;
  }
}

function readChunk(chunk: unknown): Chunk[] {
  if (!Array.isArray(chunk)) return [];
  const [stream, text, at] = chunk as unknown[];
  if (typeof text !== 'string') return [];
  return [[stream === 'stderr' ? 'stderr' : 'stdout', text, readTime(at)]];
}

function readError(error: unknown): ProgramError | undefined {
  if (!isRecord(error)) return undefined;
  const { name, message, file, line, column } = error;
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : 'Error',
    message: typeof message === 'string' ? message.slice(0, 10_000) : '',
    ...(typeof file === 'string' && { file }),
    ...(typeof line === 'number' && { line }),
    ...(typeof column === 'number' && { column }),
  };
}

function readTime(at: unknown): number {
  return typeof at === 'number' && Number.isFinite(at) && at >= 0 ? at : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
