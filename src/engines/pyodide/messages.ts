import type { Outcome, ProgramError } from '../../runtime/runtime.ts';
import type { Chunk, FromWorker } from './protocol.ts';

/** A message as it should be, made from one that the reader's program could have written; undefined for nonsense. */
export function readMessage(data: unknown): FromWorker | undefined {
  if (!isRecord(data)) return undefined;
  const { type, name, bytes, chunks, events, message } = data;
  switch (type) {
    case 'ready':
    case 'missed':
    case 'begin':
      return { type };
    case 'failed':
      return { type, message: text(message) };
    case 'snapshot':
      return bytes instanceof ArrayBuffer ? { type, bytes } : undefined;
    case 'need':
      return name === 'more' || name === 'sources' ? { type, name } : undefined;
    case 'output':
      return Array.isArray(chunks) ? { type, chunks: chunks.flatMap(readChunk) } : undefined;
    case 'trace':
      return typeof events === 'string' ? { type, events } : undefined;
    case 'end': {
      const outcome = readOutcome(data['outcome']);
      return outcome && { type, outcome, at: time(data['at']) };
    }
    default:
      return undefined;
  }
}

function readChunk(chunk: unknown): Chunk[] {
  if (!Array.isArray(chunk)) return [];
  const [stream, at, written] = chunk as unknown[];
  return typeof written === 'string' ? [[stream === 'stderr' ? 'stderr' : 'stdout', time(at), written]] : [];
}

function readOutcome(outcome: unknown): Outcome | undefined {
  if (!isRecord(outcome)) return undefined;
  switch (outcome['kind']) {
    case 'exit': {
      const { code } = outcome;
      const error = readError(outcome['error']);
      return { kind: 'exit', code: typeof code === 'number' ? code & 0xff : 1, ...(error && { error }) };
    }
    case 'output-limit':
      return { kind: 'output-limit', limitBytes: time(outcome['limitBytes']) };
    case 'crash':
      return { kind: 'crash', message: text(outcome['message']) };
    default:
      return undefined;
  }
}

function readError(error: unknown): ProgramError | undefined {
  if (!isRecord(error)) return undefined;
  const { name, message, file, line, column } = error;
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : 'Exception',
    message: text(message),
    ...(typeof file === 'string' && { file: file.slice(0, 1000) }),
    ...(isCount(line) && { line }),
    ...(isCount(column) && { column }),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 10_000) : '');
const time = (value: unknown) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : 0;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
