/**
 * Edited code in a link. A payload is `v1.` and then the files as JSON, in UTF-8, deflate-raw, base64url without
 * padding. JSON writes lone surrogates as escapes, so that they survive UTF-8, which has no place for them.
 */

import { longestPath, mostFiles, refusePaths, type PathRefusal } from './file-paths.ts';

/** Text by relative path, as in a program. */
export type Files = Readonly<Record<string, string>>;

/** Why a payload was refused; {@link refusalText} has the words for each. */
export type Refusal = 'malformed' | 'truncated' | 'oversized' | 'unknown-version' | 'not-files' | PathRefusal;

export type Decoded =
  { readonly kind: 'files'; readonly files: Files } | { readonly kind: 'refused'; readonly reason: Refusal };

export type Encoded =
  | { readonly kind: 'payload'; readonly payload: string }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** How many bytes the JSON of a shared program may have. */
export const shareLimit = 64 * 1024;

/** Incompressible text grows by a few bytes when deflated; whoever sends more than that is not sharing code. */
const payloadLimit = Math.ceil(((shareLimit + 1024) * 4) / 3);

/** Deflate unpacks at most about 1000 to 1, so a slice of this many bytes yields half a megabyte at worst. */
const sliceBytes = 512;

const version = 1;

/** What the reader is told. */
export const refusalText: Readonly<Record<Refusal, string>> = {
  malformed: 'The code in this link cannot be read: some of its characters were changed on the way.',
  truncated: 'The end of this link is missing. Ask for it again, or copy the whole of it.',
  oversized: 'The code in this link is larger than 64 kB, more than a link may carry.',
  'unknown-version': 'This link was made by a newer version of this page. Reload the page and open it again.',
  'not-files': 'This link carries something, but not a program.',
  'many-files': `This link carries more than ${mostFiles} files, more than a link may carry.`,
  'long-name': `This link carries a file name of more than ${longestPath} characters, more than a name may have.`,
  'bad-name':
    'This link carries a file name with a space at an end, an empty part, dots alone or characters that nobody sees.',
  'same-name': 'Two files in this link have one name, or one has the name of the other’s folder.',
};

/**
 * The payload for a link, or why there is none. It ends in a letter or a digit: forums and messengers take a `-` or `_` at
 * the end of an address for their own. For that, spaces are put after the JSON, which older pages read as well.
 */
export async function encodeShare(files: Files): Promise<Encoded> {
  const refusal = refuseFiles(files);
  if (refusal) return { kind: 'refused', reason: refusal };
  const json = new TextEncoder().encode(JSON.stringify(files));
  if (json.length > shareLimit) return { kind: 'refused', reason: 'oversized' };
  let payload = await pack(json);
  for (let spaces = 1; /[-_]$/.test(payload) && json.length + spaces <= shareLimit; spaces += 1) {
    const padded = new Uint8Array(json.length + spaces).fill(0x20);
    padded.set(json);
    payload = await pack(padded);
  }
  return { kind: 'payload', payload };
}

async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = new Uint8Array(await new Response(deflated).arrayBuffer());
  return `v${version}.${toBase64Url(packed)}`;
}

/** At how many characters that base64url does not have a program is tried to end. */
const mostSeams = 24;

/**
 * The program in a payload, or a refusal with its reason. Never throws. Characters that base64url does not have got in on
 * the way (spaces, line ends, `&gt;`, backslashes before `_`) and are left out; so are `-` and `_` at the end, if the
 * payload cannot be read with them, and what somebody put after the link: `?utm_source=…`, a word, markup.
 */
export async function decodeShare(payload: string): Promise<Decoded> {
  // A longer payload cannot hold a program, and is not read.
  if (payload.length > 4 * payloadLimit) return refused('oversized');
  const text = payload.replace(/&(?:[a-z]{2,6}|#\d{1,6});/gi, '');
  const whole = await readPayload(text);
  if (whole.kind === 'files') return whole;
  const seams = [...text.matchAll(/[^\w-]+/g)].slice(-mostSeams);
  for (const { index } of seams.reverse()) {
    const shorter = await readPayload(text.slice(0, index));
    if (shorter.kind === 'files') return shorter;
  }
  return whole;
}

async function readPayload(payload: string): Promise<Decoded> {
  const clean = payload.replace(/[^A-Za-z0-9._-]/g, '');
  const parts = /^v(\d{1,6})\.(.*)$/.exec(clean);
  if (!parts) return refused(/^(v\d{0,6})?$/.test(clean) ? 'truncated' : 'malformed');
  if (Number(parts[1]) !== version) return refused('unknown-version');
  const text = (parts[2] ?? '').replaceAll('.', '');
  const whole = await unpack(text);
  const [ending] = /[-_]{1,8}$/.exec(text) ?? [''];
  for (let cut = 1; whole.kind === 'refused' && cut <= ending.length; cut += 1) {
    const shorter = await unpack(text.slice(0, -cut));
    if (shorter.kind === 'files') return shorter;
  }
  return whole;
}

async function unpack(text: string): Promise<Decoded> {
  if (text.length > payloadLimit) return refused('oversized');
  if (text.length % 4 === 1) return refused('truncated');
  const inflated = await inflate(fromBase64Url(text));
  if (typeof inflated === 'string') return refused(inflated);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflated));
  } catch {
    return refused('malformed');
  }
  const refusal = refuseFiles(value);
  return refusal ? refused(refusal) : { kind: 'files', files: value as Files };
}

function refused(reason: Refusal): Decoded {
  return { kind: 'refused', reason };
}

/** Why a value is no program, if it is none. */
function refuseFiles(value: unknown): Refusal | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-files';
  const texts = Object.values(value);
  if (texts.length === 0 || !texts.every((text) => typeof text === 'string')) return 'not-files';
  return refusePaths(Object.keys(value));
}

/** Inflates slice by slice and gives up as soon as the limit is passed, so that a bomb costs next to nothing. */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | 'malformed' | 'truncated' | 'oversized'> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let writtenWhole = false;
  const writing = (async () => {
    for (let start = 0; start < packed.length; start += sliceBytes) {
      await writer.ready;
      await writer.write(packed.slice(start, start + sliceBytes));
    }
    writtenWhole = true;
    await writer.close();
  })();
  // The same failure arrives through the reader, where it is handled.
  writing.catch(() => undefined);
  const out = new Uint8Array(shareLimit);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return out.slice(0, length);
      if (length + value.length > shareLimit) {
        await Promise.allSettled([reader.cancel(), writer.abort()]);
        return 'oversized';
      }
      out.set(value, length);
      length += value.length;
    }
  } catch (error) {
    // Browsers report bad data while it is written; Node does so later, but says what it was.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return writtenWhole && code !== 'Z_DATA_ERROR' ? 'truncated' : 'malformed';
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
