import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileOf = (version: string): string => join(import.meta.dirname, `allowed/${version}.txt`);
const HEAD = '# Tests of CPython that do not pass here, by the reason, each with what it said.';
const UNEXPLAINED = 'To be explained';

/** The kinds that the message tells; a test that is listed stays under the heading that it was given by hand. */
const KINDS: readonly (readonly [why: string, message: RegExp])[] = [
  ['They start a thread', /can't start new thread|has one thread/],
  ['They start a process', /does not support processes|no processes/],
  ['They need _testcapi, CPython’s module for its own tests, which Pyodide leaves out', /_testcapi/],
];

/** The tests that may fail in this version, each with the reason why. */
export async function readAllowed(version: string): Promise<ReadonlyMap<string, string>> {
  const allowed = new Map<string, string>();
  let why = UNEXPLAINED;
  const file = fileOf(version);
  for (const line of existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : []) {
    if (line.startsWith('## ')) why = line.slice(3);
    else if (line && !line.startsWith('#')) allowed.set(line.split(' — ')[0] ?? '', why);
  }
  return allowed;
}

/** Writes a version's list anew. */
export async function writeAllowed(version: string, found: ReadonlyMap<string, string>): Promise<void> {
  const known = await readAllowed(version);
  const sections = new Map<string, string[]>();
  for (const [test, message] of [...found].sort()) {
    const why = known.get(test) ?? KINDS.find(([, pattern]) => pattern.test(message))?.[0] ?? UNEXPLAINED;
    const said = message.replace(/0x[0-9a-f]+/g, '0x…');
    sections.set(why, [
      ...(sections.get(why) ?? []),
      `${test} — ${said.length > 100 ? `${said.slice(0, 100)}…` : said}`,
    ]);
  }
  const text = [...sections].sort().map(([why, lines]) => `\n## ${why}\n${lines.join('\n')}\n`);
  await writeFile(fileOf(version), `${HEAD}\n${text.join('')}`);
}
