import type { Recording } from '../examples/example.ts';
import type { EngineIdentity, OutputEvent, RunEnd } from '../runtime/runtime.ts';
import { recordingFormat } from '../site/recording-format.ts';
import { toLines } from './whole-lines.ts';

/** Real clocks are never the same twice: what they recorded is kept to a tenth of a second. */
const GRAIN = { virtual: 1, real: 100 } as const;

/** Makes the recording of one run out of what it printed and how it ended. */
export function toRecording(
  { output, end }: { readonly output: readonly OutputEvent[]; readonly end: RunEnd },
  engine: EngineIdentity,
  clock: Recording['clock'],
): Recording {
  const round = (at: number): number => Math.round(at / GRAIN[clock]) * GRAIN[clock];
  return {
    engine: { name: engine.name, label: engine.label },
    clock,
    outcome: end.outcome,
    elapsed: round(end.elapsed),
    output: toLines(output).map(({ stream, text, at }) => ({ stream, text, at: round(at) })),
  };
}

/** The file's text. The same recording always gives the same bytes: keys in a fixed order, one output line a line. */
export function serializeRecording({ engine, clock, outcome, elapsed, output }: Recording): string {
  const head = { format: recordingFormat, engine, clock, outcome, elapsed };
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = output.map(({ stream, text, at }) => `    ${JSON.stringify({ at, stream, text })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n${fields.join('\n')}\n  "output": ${list}\n}\n`;
}
