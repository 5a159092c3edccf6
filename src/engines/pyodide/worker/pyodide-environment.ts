/**
 * Imported before Pyodide, which refuses classic workers and recognizes them by `importScripts`. Ours has to be one: an
 * opaque origin cannot start a module worker from a blob in Chromium.
 */
self.importScripts = () => {
  throw new Error('importScripts is not available here');
};
