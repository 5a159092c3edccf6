/** How scripts get an address in the sandbox; see `workingScheme` in frame.ts for why there are two ways. */
export type Scheme = 'blob' | 'data';

/** An address that `import()` takes where this worker runs. (The frame itself takes blobs.) */
export function scriptUrl(text: string): string {
  return self.location.protocol === 'data:' ? dataUrl(text) : URL.createObjectURL(asScript(text));
}

/** A lone surrogate becomes U+FFFD, as it does in a blob. */
export function dataUrl(text: string): string {
  return `data:text/javascript;charset=utf-8,${encodeURIComponent(text.toWellFormed())}`;
}

function asScript(text: string): Blob {
  return new Blob([text], { type: 'text/javascript' });
}
