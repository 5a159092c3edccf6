import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';
import { inSlices, nextFrame } from './slices.ts';

/** A run that was recorded when the site was made. */
export interface RecordedRun {
  readonly events: TraceEvent[];
  /** When it ended, ms. */
  readonly until: number;
  /** Who recorded it. */
  readonly source: string;
}

/** Fetches a recorded run, and reads it without holding up the page. */
export async function fetchRecordedRun(address: string): Promise<RecordedRun> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const recording = (await response.json()) as Partial<Record<'source' | 'events' | 'elapsed', unknown>>;
  await nextFrame();
  const sent: readonly unknown[] = Array.isArray(recording.events) ? recording.events : [];
  return {
    events: await inSlices(sent, 500, readTraceEvents),
    until: typeof recording.elapsed === 'number' ? recording.elapsed : 0,
    source: typeof recording.source === 'string' ? recording.source : 'Recorded; Run draws your own.',
  };
}
