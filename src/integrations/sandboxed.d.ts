/** A worker bundled into one script: its file, for the page to fetch, check and hand in. */
declare module '*?sandboxed' {
  const file: { readonly url: string; readonly bytes: number; readonly sha256: string };
  export default file;
}

/** The same as text, inside the module that imports it. */
declare module '*?sandboxed&inline' {
  const source: string;
  export default source;
}
