import type { RecordedTrace } from '../site/examples.ts';
import { recordingFormat } from '../site/recording-format.ts';

/** The file's text: one event a line, so that a changed trace shows what changed. */
export function serializeTrace({ engine, clock, elapsed, events }: RecordedTrace): string {
  const fields = Object.entries({ format: recordingFormat, engine, clock, elapsed }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  return `{\n${fields.join('\n')}\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/**
 * Whether two traces tell the same. A real clock is never the same twice: what happened counts there, not when, and not
 * whether the event loop had to wait for it: on a busy machine it waits where an idle one does not.
 */
export function sameTrace(a: RecordedTrace, b: RecordedTrace): boolean {
  if (a.clock === 'virtual') return serializeTrace(a) === serializeTrace(b);
  return withoutTimes(a) === withoutTimes(b);
}

function withoutTimes(trace: RecordedTrace): string {
  const events = trace.events.filter(({ kind }) => kind !== 'loop-wait');
  return serializeTrace({ ...trace, events }).replace(/"(?:at|until|elapsed)": ?[\d.]+/g, '');
}
