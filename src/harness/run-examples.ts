import type { Recording } from '../examples/example.ts';
import type { Program } from '../runtime/runtime.ts';
import type { RecordedTrace, SiteExample } from '../site/examples.ts';
import { compareRecordings } from './compare.ts';
import { runAllPython } from './python-pool.ts';
import { toRecording } from './recording.ts';
import { nodeIdentity, runInRealNode } from './run-in-node.ts';

/** A fresh run of an example, or why there is none. */
export type ExampleRun =
  | { readonly example: SiteExample; readonly recording: Recording; readonly trace?: RecordedTrace }
  | { readonly example: SiteExample; readonly failure: string };

/**
 * Runs examples anew, each in the engine whose word counts for its language: Python in CPython (Pyodide), JavaScript in
 * real Node. JavaScript is timed by the real clock, so it goes first, before Python keeps every core busy. Most scripts only
 * wait, but more than eight at once would delay each other's timers.
 */
export async function runExamples(
  examples: readonly SiteExample[],
  { scriptsAtOnce = 8 } = {},
): Promise<readonly ExampleRun[]> {
  const longestFirst = (one: SiteExample, other: SiteExample): number =>
    (other.recording?.elapsed ?? 0) - (one.recording?.elapsed ?? 0);
  const scripts = examples.filter(({ language }) => language === 'javascript').sort(longestFirst);
  const programs = examples.filter(({ language }) => language === 'python');
  const javascript: ExampleRun[] = [];
  const lane = async (): Promise<void> => {
    for (let script = scripts.shift(); script; script = scripts.shift())
      javascript.push(await runScript(script));
  };
  await Promise.all(Array.from({ length: scriptsAtOnce }, lane));
  const runs = await runAllPython(
    programs.map((example) => ({ program: toProgram(example), clock: example.clock })),
  );
  const python = programs.map((example, n): ExampleRun => {
    const run = runs[n];
    if (run === undefined || 'failure' in run) return { example, failure: run?.failure ?? 'was not run' };
    const { engine, trace } = run;
    const recording = toRecording(run, engine, example.clock);
    if (!example.timeline) return { example, recording };
    const { clock, elapsed } = recording;
    return { example, recording, trace: { engine, clock, elapsed, events: trace } };
  });
  return [...javascript, ...python].sort((a, b) => (a.example.id < b.example.id ? -1 : 1));
}

/** What an engine is given of an example. */
export function toProgram({ language, files, entry, stdin, timeline }: SiteExample): Program {
  return {
    language,
    files,
    entry,
    ...(stdin !== undefined && { stdin }),
    ...(timeline && { trace: true }),
    // JavaScript has no states to ask for.
    ...(timeline && language === 'python' && { states: true }),
  };
}

/**
 * What a script prints is recorded from the program as it is. Its trace comes from a second run, with the recorder's calls
 * written into the program, and counts only when that run printed the same.
 */
async function runScript(example: SiteExample): Promise<ExampleRun> {
  const { trace: wanted, ...program } = toProgram(example);
  try {
    const run = await runInRealNode(program);
    const recording = toRecording(run, nodeIdentity, 'real');
    if (!wanted) return { example, recording };
    const traced = await runInRealNode({ ...program, trace: true });
    const faults = compareRecordings(recording, toRecording(traced, nodeIdentity, 'real'), example.varies);
    if (!traced.trace || faults.length > 0) {
      return { example, failure: `does something else while it is traced: ${faults[0] ?? 'no events'}` };
    }
    return { example, recording, trace: { engine: nodeIdentity, clock: 'real', ...traced.trace } };
  } catch (error) {
    return { example, failure: String(error) };
  }
}
