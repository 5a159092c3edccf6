import { readTraceEvents } from '../runtime/read-trace-events.ts';
import { EXAMPLES_FOLDER, loadTrace, type RecordedTrace } from './examples.ts';

/** The text of the file that an opened timeline fetches. Throws when the recording holds what is no event. */
export function traceAsset(id: string): string {
  const trace = loadTrace(id);
  const events = readTraceEvents(trace?.events);
  if (!trace || events.length !== trace.events.length) {
    throw new Error(
      `${EXAMPLES_FOLDER}/${id} has no trace, or one with events that are none: run npm run record`,
    );
  }
  return JSON.stringify({
    source: `${whoRecorded(trace)}; Run draws your own.`,
    elapsed: trace.elapsed,
    events,
  });
}

/** Which engine recorded a trace, and what reported the suspensions if it was not the engine itself. */
export function whoRecorded({ engine }: RecordedTrace): string {
  return `Recorded with ${engine.label}${engine.name === 'node' ? ', told by calls written into the source' : ''}`;
}
