import { runInNode, type NodeRunOptions } from '../engines/pyodide/node.ts';
import type { EngineIdentity, Program, RunEvent } from '../runtime/runtime.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';

/** Runs one Python program in CPython (Pyodide) in this thread, with the very files that the browser's engine uses. */
export async function runPython(
  program: Program,
  options: NodeRunOptions,
): Promise<{
  readonly engine: EngineIdentity;
  readonly events: readonly RunEvent[];
  readonly trace: readonly TraceEvent[];
}> {
  const { engine, output, trace, outcome, elapsed } = await runInNode(program, options);
  return { engine, trace, events: [...output, { type: 'end', outcome, at: elapsed }] };
}
