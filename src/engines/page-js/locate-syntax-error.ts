import type { ProgramError } from '../../runtime/runtime.ts';

/** Browsers do not say where a module's syntax error is. Acorn does; it is loaded only when there is one. */
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

/** What Node prints for it. */
export function syntaxErrorText(files: Readonly<Record<string, string>>, error: ProgramError): string {
  const { name, message, file = '', line = 1, column = 1 } = error;
  const source = Object.hasOwn(files, file) ? files[file]?.split('\n')[line - 1] : undefined;
  if (source === undefined) return `${name}: ${message}\n`;
  const caret = `${' '.repeat(Math.min(column - 1, source.length))}^`;
  return `file:///home/reader/${file}:${line}\n${source}\n${caret}\n\n${name}: ${message}\n`;
}
