import type { RecordedTrace } from '../site/examples.ts';

/** The file's text: one event a line, so that a changed trace shows what changed. */
export function serializeTrace({ engine, clock, elapsed, events }: RecordedTrace): string {
  const fields = Object.entries({ engine, clock, elapsed }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  return `{\n${fields.join('\n')}\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Whether two traces tell the same. A real clock is never the same twice: what happened counts there, not when. */
export function sameTrace(a: RecordedTrace, b: RecordedTrace): boolean {
  const [left, right] = [serializeTrace(a), serializeTrace(b)];
  return a.clock === 'virtual' ? left === right : withoutTimes(left) === withoutTimes(right);
}

function withoutTimes(text: string): string {
  return text.replace(/"(?:at|until|elapsed)": ?[\d.]+/g, '');
}
