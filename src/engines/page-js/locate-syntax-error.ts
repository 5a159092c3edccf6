import type { ProgramError } from '../../runtime/runtime.ts';

/**
 * Adds file, line and column to a syntax error, which browsers do not tell for modules. Acorn finds them, and is loaded
 * only then; if it finds none, `error` is returned as it is.
 */
export async function locateSyntaxError(
  files: Readonly<Record<string, string>>,
  error: ProgramError,
): Promise<ProgramError> {
  const { parse } = await import('acorn');
  for (const [file, source] of Object.entries(files)) {
    if (!/\.m?js$/.test(file)) continue;
    try {
      parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
    } catch (fault) {
      const { loc } = fault as { loc?: { line: number; column: number } };
      if (loc) return { ...error, file, line: loc.line, column: loc.column + 1 };
    }
  }
  return error;
}

/** A syntax error as Node prints it. */
export function syntaxErrorText(files: Readonly<Record<string, string>>, error: ProgramError): string {
  const { name, message, file = '', line = 1, column = 1 } = error;
  const source = Object.hasOwn(files, file) ? files[file]?.split('\n')[line - 1] : undefined;
  if (source === undefined) return `${name}: ${message}\n`;
  const caret = `${' '.repeat(Math.min(column - 1, source.length))}^`;
  return `file:///home/reader/${file}:${line}\n${source}\n${caret}\n\n${name}: ${message}\n`;
}
