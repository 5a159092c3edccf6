import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The files that were read, by path: in a build, pages ask for all claims a hundred times. */
const known = new Map<
  string,
  { readonly text: string; readonly schema: z.ZodType; readonly data: unknown }
>();

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
  const text = readFileSync(path, 'utf8');
  const before = known.get(path);
  if (before?.text === text && before.schema === schema) return before.data as z.output<Schema>;
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new Error(`${file} is not YAML: ${(error as Error).message}`, { cause: error });
  }
  const result = schema.safeParse(data);
  if (result.success) {
    known.set(path, { text, schema, data: result.data });
    return result.data;
  }
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
