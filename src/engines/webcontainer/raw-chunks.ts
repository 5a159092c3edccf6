/**
 * The client decodes every chunk of output by itself, so a character that falls on the border of two chunks arrives as
 * two replacement characters. It makes its decoder once, when its module is evaluated. During that time `TextDecoder` is
 * this class, which keeps each byte as one code unit; {@link rawChunkDecoder} puts a program's bytes together again.
 */
class ByteKeepingDecoder extends TextDecoder {
  override decode(input?: AllowSharedBufferSource | null): string {
    if (!input) return '';
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let text = '';
    // In pieces: a chunk may have more bytes than a call may have arguments.
    for (let start = 0; start < bytes.length; start += 8192) {
      text += String.fromCharCode(...bytes.subarray(start, start + 8192));
    }
    return text;
  }
}

/** Stands in for `TextDecoder` until the returned function is called. */
export function keepBytes(): () => void {
  const original = globalThis.TextDecoder;
  globalThis.TextDecoder = ByteKeepingDecoder;
  return () => {
    globalThis.TextDecoder = original;
  };
}

/**
 * Turns chunks of bytes-as-code-units into text, characters whole. A chunk with a code unit above 255 was decoded
 * already (a client that makes its decoder elsewhere) and passes as it is.
 */
export function rawChunkDecoder(): (chunk: string, last?: boolean) => string {
  const decoder = new TextDecoder();
  return (chunk, last = false) => {
    const bytes = new Uint8Array(chunk.length);
    for (let i = 0; i < chunk.length; i += 1) {
      const unit = chunk.charCodeAt(i);
      if (unit > 255) return decoder.decode() + chunk;
      bytes[i] = unit;
    }
    return decoder.decode(bytes, { stream: !last });
  };
}
