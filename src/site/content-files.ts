import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The files that were read, by path: in a build, pages ask for all claims a hundred times. */
const known = new Map<
  string,
  { readonly text: string; readonly schema: z.ZodType; readonly data: unknown }
>();

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file that somebody wrote. Throws, naming it, where an editor saved it otherwise than in UTF-8 with line
 * feeds: its letters, its hash or its first line would be others.
 */
export function readText(root: string, file: string): string {
  let text: string;
  try {
    text = utf8.decode(readFileSync(join(root, file)));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`${file} is no text in UTF-8; save it as that, or keep it elsewhere`, { cause: error });
  }
  if (text.startsWith('\uFEFF'))
    throw new Error(`${file} begins with a byte order mark, which nobody sees; save it as UTF-8 without BOM`);
  if (text.includes('\r\n'))
    throw new Error(`${file} has the line ends of Windows; save it with LF, as "npm run format" does`);
  return text;
}

/**
 * Reads a YAML file and checks it against its schema; the error names the file, the field and what was expected. Until
 * the file changes, all calls return the same object.
 */
export function readYaml<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const path = join(root, file);
  if (!existsSync(path)) throw new Error(`No file ${file}: create it, or correct the name that asks for it`);
  const text = readText(root, file);
  const before = known.get(path);
  if (before?.text === text && before.schema === schema) return before.data as z.output<Schema>;
  const data = parseYaml(text, file, schema);
  known.set(path, { text, schema, data });
  return data;
}

/** YAML that is held to its schema, with messages as {@link readYaml} has them. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    const what = (error as Error).message.trimEnd();
    const next = /unique|Tabs/.test(what)
      ? ''
      : '\nA text that holds ": " or begins with a sign stands in quotes.';
    throw new Error(`${file} is not YAML: ${what}${next}`, { cause: error });
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path: at, message }) =>
      `  ${at.join('.') || '(whole file)'}: ${isThere(data, at) ? message : `is missing; ${/expected.*?(?=, received|$)/.exec(message)?.[0] ?? message}`}`,
  );
  throw new Error(`${file} is not as its schema in src/site/ wants it:\n${faults.join('\n')}`);
}

function isThere(data: unknown, path: readonly PropertyKey[]): boolean {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value !== undefined;
}

/** The names in a folder, sorted; an absent folder is empty. */
export function listFolder(root: string, folder: string, kind: 'files' | 'folders'): readonly string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => (kind === 'folders' ? entry.isDirectory() : entry.isFile()))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
}
