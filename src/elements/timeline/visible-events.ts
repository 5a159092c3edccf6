import { visible } from '../../characters/visible.ts';
import type { TraceEvent } from '../../runtime/trace-event.ts';

/** The events of a growing run, with hidden characters in names and values made visible. */
export class VisibleEvents {
  #run: readonly TraceEvent[] = [];
  #shown: TraceEvent[] = [];

  /** Of a run that was asked about before only what has come since is looked at. */
  of(events: readonly TraceEvent[]): readonly TraceEvent[] {
    if (events !== this.#run) this.#shown = [];
    this.#run = events;
    // Nearly none has anything to show, and there may be thousands.
    for (const event of events.slice(this.#shown.length))
      this.#shown.push(hides(event) ? (shown(event) as TraceEvent) : event);
    return this.#shown;
  }
}

function hides(value: unknown): boolean {
  if (typeof value === 'string') return visible(value) !== value;
  return typeof value === 'object' && value !== null && Object.values(value).some(hides);
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]));
}
