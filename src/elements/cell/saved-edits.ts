import { deviceStorage } from '../base/device-storage.ts';
import type { Files } from './cell-events.ts';

/**
 * A reader's edits, kept on this device. Storage that is absent, full or refused costs the edits after a reload, which
 * the reader is told, and nothing else.
 */
export function loadEdits(key: string, storage = deviceStorage()): Files | undefined {
  try {
    return parseEdits(storage?.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

/** Edits as they are written down; undefined for any other text. */
export function parseEdits(text: string): Files | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFiles(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether edits of an example or exercise are kept under a key, whatever its text was when they began. */
export const isEditsKey = (key: string, id: string): boolean => key.startsWith(`edits/${id}/`);

/** Where other versions of the edits under a key are kept. */
export const othersKey = (key: string): string => `${key}/others`;

/** Those versions, the newest last. */
export function loadOthers(key: string, storage = deviceStorage()): readonly Files[] {
  const kept = Object.values(loadEdits(othersKey(key), storage) ?? {});
  return kept.map(parseEdits).filter((files) => files !== undefined);
}

/** Keeps the edits; `undefined` forgets them. False when the device would not. */
export function saveEdits(key: string, files: Files | undefined, storage = deviceStorage()): boolean {
  try {
    if (!storage) return false;
    if (files) storage.setItem(key, JSON.stringify(files));
    else storage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Edits belong to the text they were made to: when an example changes, its old edits are not laid over the new text. */
export function editsKey(example: string, original: Files): string {
  return `edits/${example}/${hash(JSON.stringify(original))}`;
}

/** A reader's changes to what came with a link, as long as they are not kept as an edit of the reader's own. */
export function draftKey(example: string, payload: string): string {
  return `draft/${example}/${hash(payload)}`;
}

function isFiles(value: unknown): value is Files {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/** FNV-1a: tells versions of an example apart, no more. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
