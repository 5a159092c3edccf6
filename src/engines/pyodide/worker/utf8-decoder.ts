/** A flood of lines spends a fifth of its time in TextDecoder, which costs the same for ten bytes as for a thousand. */
const SHORT = 64;

/** Returns a function that decodes UTF-8 piece by piece; without a piece, it returns what is left at the end. */
export function createDecoder(): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** The decoder may hold the beginning of a character. */
  let open = false;
  return (bytes) => {
    if (!bytes) return decoder.decode();
    if (!open && bytes.length <= SHORT && bytes.every((byte) => byte < 0x80))
      return String.fromCharCode(...bytes);
    open = (bytes.at(-1) ?? (open ? 0x80 : 0)) >= 0x80;
    return decoder.decode(bytes, { stream: true });
  };
}
