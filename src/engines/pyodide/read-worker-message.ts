import { isRecord, readText } from '../worker/run-messages.ts';
import type { WorkerMessage } from './worker/protocol.ts';

/** A worker's message about itself, which the reader's program may have forged; undefined if it is none. */
export function readWorkerMessage(data: unknown): WorkerMessage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, name, bytes, message } = data;
  switch (type) {
    case 'ready':
    case 'missed':
      return { type };
    case 'failed':
      return { type, message: readText(message) };
    case 'snapshot':
      return { type, ...(bytes instanceof ArrayBuffer && { bytes }) };
    case 'need':
      return name === 'more' || name === 'sources' || name === 'extensions' ? { type, name } : undefined;
    default:
      return undefined;
  }
}
