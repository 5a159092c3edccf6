import type { RecordedTrace } from '../site/examples.ts';

/** The file's text: one event a line, so that a changed trace shows what changed. */
export function serializeTrace({ engine, clock, elapsed, events }: RecordedTrace): string {
  const fields = Object.entries({ engine, clock, elapsed }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  return `{\n${fields.join('\n')}\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** A wait of the event loop shorter than this may be no more than a busy machine, ms. */
const HICCUP = 50;

/**
 * Whether two traces tell the same. A real clock is never the same twice: what happened counts there, not when, and
 * whether the event loop waited only where it waited for long.
 */
export function sameTrace(a: RecordedTrace, b: RecordedTrace): boolean {
  if (a.clock === 'virtual') return serializeTrace(a) === serializeTrace(b);
  return withoutTimes(serializeTrace(withoutHiccups(a))) === withoutTimes(serializeTrace(withoutHiccups(b)));
}

function withoutHiccups(trace: RecordedTrace): RecordedTrace {
  const events = trace.events.filter(
    (event) => event.kind !== 'loop-wait' || event.until - event.at >= HICCUP,
  );
  return { ...trace, events };
}

function withoutTimes(text: string): string {
  return text.replace(/"(?:at|until|elapsed)": ?[\d.]+/g, '');
}
