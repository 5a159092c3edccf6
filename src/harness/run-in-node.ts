import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { instrument } from '../engines/page-js/instrument.ts';
import { readTraceEvents } from '../runtime/read-trace-events.ts';
import type { EngineIdentity, OutputEvent, Program, RunEnd } from '../runtime/runtime.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';

/** Real Node, the one that runs this harness: npm's dev dependency. */
export const nodeIdentity: EngineIdentity = { name: 'node', label: `Node ${process.versions.node}` };

/** Where the reader's files live, in every engine. */
const HOME = '/home/reader';
const LIMIT = 60_000; // milliseconds

export interface RunInNode {
  /** In the order in which it was written. */
  readonly output: readonly OutputEvent[];
  readonly end: RunEnd;
  /** What was recorded, and how long the program ran by its clock; only of a program that asks for a trace. */
  readonly trace?: { readonly elapsed: number; readonly events: readonly TraceEvent[] };
}

/**
 * Runs a JavaScript program in real Node with the real clock, in a folder of its own. One that asks for a trace runs
 * with the calls of the recorder written into it, as in the page.
 */
export async function runInRealNode(program: Program): Promise<RunInNode> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'example-')));
  try {
    for (const [path, text] of Object.entries(program.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const traced = program.trace === true && /\.m?js$/.test(path);
      writeFileSync(join(folder, path), traced ? instrument(text, path) : text);
    }
    return await runIn(folder, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, program: Program): Promise<RunInNode> {
  const preloads = [
    './node-preload.mjs',
    ...(program.trace ? ['./node-trace-preload.mjs'] : []),
    './node-wait-preload.mjs',
  ];
  const loading = preloads.flatMap((name) => ['--import', new URL(name, import.meta.url).href]);
  const child = spawn(process.execPath, [...loading, program.entry], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    timeout: LIMIT,
    env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' },
  });
  const reading = [1, 2, 3, 4].map((fd) => readAll(child.stdio[fd] as NodeJS.ReadableStream));
  child.stdin?.end(program.stdin ?? '');
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => {
      if (exit === null) reject(new Error(`Node was killed by ${signal}; the limit is ${LIMIT / 1000} s`));
      else resolve(exit);
    });
  });
  const [, errors = '', report = '', told = ''] = await Promise.all(reading);
  const { written, elapsed } = JSON.parse(report) as {
    written: Omit<OutputEvent, 'type'>[];
    elapsed: number;
  };
  const output: OutputEvent[] = written.map((event) => ({ type: 'output', ...event }));
  // Node prints an uncaught error without going through process.stderr.
  const noted = written
    .filter(({ stream }) => stream === 'stderr')
    .map(({ text }) => text)
    .join('');
  const rest = errors.slice(noted.length).replaceAll(folder, HOME);
  if (rest !== '') output.push({ type: 'output', stream: 'stderr', text: rest, at: elapsed });
  const end: RunEnd = { outcome: { kind: 'exit', code }, elapsed };
  if (told === '') return { output, end };
  const trace = JSON.parse(told) as { readonly elapsed: number; readonly events: unknown };
  return { output, end, trace: { elapsed: trace.elapsed, events: readTraceEvents(trace.events) } };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}
