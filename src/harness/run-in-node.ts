import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EngineIdentity, OutputEvent, Program, RunEvent } from '../runtime/runtime.ts';

/** Real Node, the one that runs this harness: npm's dev dependency. */
export const nodeIdentity: EngineIdentity = { name: 'node', label: `Node ${process.versions.node}` };

/** Where the reader's files live, in every engine. */
const HOME = '/home/reader';
const LIMIT = 60_000;

/** Runs a JavaScript program in real Node with the real clock, in a folder of its own. */
export async function runInRealNode(program: Program): Promise<readonly RunEvent[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'example-')));
  try {
    for (const [path, text] of Object.entries(program.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await runIn(folder, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, program: Program): Promise<readonly RunEvent[]> {
  const preload = fileURLToPath(new URL('./node-preload.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', pathToFileURL(preload).href, program.entry], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    timeout: LIMIT,
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' },
  });
  const reading = [1, 2, 3].map((fd) => readAll(child.stdio[fd] as NodeJS.ReadableStream));
  child.stdin?.end(program.stdin ?? '');
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => {
      if (exit === null) reject(new Error(`Node was killed by ${signal}; the limit is ${LIMIT / 1000} s`));
      else resolve(exit);
    });
  });
  const [, errors = '', report = ''] = await Promise.all(reading);
  const { written, elapsed } = JSON.parse(report) as {
    written: Omit<OutputEvent, 'type'>[];
    elapsed: number;
  };
  const events: RunEvent[] = written.map((event) => ({ type: 'output', ...event }));
  // Node prints an uncaught error without going through process.stderr.
  const noted = written
    .filter(({ stream }) => stream === 'stderr')
    .map(({ text }) => text)
    .join('');
  const rest = errors.slice(noted.length).replaceAll(folder, HOME);
  if (rest !== '') events.push({ type: 'output', stream: 'stderr', text: rest, at: elapsed });
  events.push({ type: 'end', outcome: { kind: 'exit', code }, at: elapsed });
  return events;
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}
