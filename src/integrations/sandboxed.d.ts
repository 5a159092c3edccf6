/** A worker (or frame) bundled into one script: the address of its file, for the page to fetch and hand in. */
declare module '*?sandboxed' {
  const url: string;
  export default url;
}

/** The same as text, inside the module that imports it. */
declare module '*?sandboxed&inline' {
  const source: string;
  export default source;
}
