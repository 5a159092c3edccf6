/**
 * Part of `npm run record [-- ids]`: runs the examples that ship with a timeline and writes what the interpreter
 * reported to `recorded/pyodide.trace.json` beside each. A trace that a new run agrees with is left as it is.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNode } from '../engines/pyodide/node.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { EXAMPLES_FOLDER, loadExample, loadExamples, type RecordedTrace } from '../site/examples.ts';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const examples = (wanted.length > 0 ? wanted.map((id) => loadExample(id)) : loadExamples()).filter(
  ({ timeline, language }) => timeline && language === 'python',
);
let written = 0;

for (const { id, files, entry, clock, stdin } of examples) {
  const { engine, trace, elapsed } = await runInNode(
    { language: 'python', files, entry, trace: true, ...(stdin === undefined ? {} : { stdin }) },
    { clock },
  );
  const file = join(EXAMPLES_FOLDER, id, 'recorded', `${engine.name}.trace.json`);
  const text = serializeTrace({ engine, clock, elapsed, events: trace });
  const stored = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // A real clock is never the same twice: what happened counts there, not when.
  const same = clock === 'virtual' ? stored === text : withoutTimes(stored) === withoutTimes(text);
  if (same) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  written += 1;
  console.log(`✎ ${id}: ${trace.length} trace events`);
}
console.log(`${examples.length} traces, ${written} written.`);

/** One event a line, so that a changed recording shows what changed. */
function serializeTrace({ events, ...head }: RecordedTrace): string {
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = events.map((event: TraceEvent) => `    ${JSON.stringify(event)}`);
  return `{\n${fields.join('\n')}\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function withoutTimes(text: string): string {
  return text.replace(/"(?:at|until|elapsed)": ?[\d.]+/g, '');
}
