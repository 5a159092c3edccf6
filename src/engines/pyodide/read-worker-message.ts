import { isRecord, readText } from '../worker/run-messages.ts';
import type { WorkerMessage } from './worker/protocol.ts';

/** What a worker says about itself, made from what the reader's program could have written; undefined for anything else. */
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
      return name === 'more' || name === 'sources' ? { type, name } : undefined;
    default:
      return undefined;
  }
}
