import { isRecord, readText } from '../worker/run-messages.ts';
import type { Archive, WorkerMessage } from './worker/protocol.ts';

const archives: Readonly<Record<Archive, true>> = {
  usual: true,
  more: true,
  sources: true,
  extensions: true,
};
const isArchive = (name: unknown): name is Archive =>
  typeof name === 'string' && Object.hasOwn(archives, name);

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
      return isArchive(name) ? { type, name } : undefined;
    default:
      return undefined;
  }
}
