import { readTraceEvents } from '../runtime/read-trace-events.ts';
import { loadTrace } from './examples.ts';

/** The text of the file that an opened timeline fetches. Throws when the recording holds what is no event. */
export function traceAsset(id: string): string {
  const trace = loadTrace(id);
  const events = readTraceEvents(trace?.events);
  if (!trace || events.length !== trace.events.length) {
    throw new Error(
      `content/examples/${id} has no trace, or one with events that are none: run npm run record`,
    );
  }
  return JSON.stringify({ elapsed: trace.elapsed, events });
}
