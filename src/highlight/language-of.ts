/** The languages whose grammars are here. */
export type Grammar = 'python' | 'javascript';

/** What a file is written in, by its name; other files are plain text. */
export function languageOf(path: string): Grammar | undefined {
  if (/\.pyi?$/.test(path)) return 'python';
  return /\.[mc]?js$/.test(path) ? 'javascript' : undefined;
}
