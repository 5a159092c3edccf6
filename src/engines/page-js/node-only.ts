/** Node's own modules that a program may name without `node:`. */
const BUILT_IN = new Set(
  (
    'assert async_hooks buffer child_process cluster console crypto dgram diagnostics_channel dns events fs http http2 ' +
    'https inspector module net os path perf_hooks process querystring readline repl stream string_decoder timers tls ' +
    'tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** In words, the first import that no browser can satisfy; `undefined` when there is none. */
export async function nodeOnlyImport(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  // Most programs import nothing: they cost no lexer.
  const candidates = Object.entries(files).filter(([, source]) => /\b(?:import|from)\b/.test(source));
  if (candidates.length === 0) return undefined;
  const { parse } = await import('es-module-lexer/minimal/js');
  for (const [file, source] of candidates) {
    try {
      const [imports] = parse(source);
      const found = imports.find(
        ({ n = '' }) => n.startsWith('node:') || BUILT_IN.has(n.split('/')[0] ?? ''),
      );
      if (found) return `${file} imports ${found.n}, which only Node has`;
    } catch {
      // a syntax error: the run reports it
    }
  }
  return undefined;
}
