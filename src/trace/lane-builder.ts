import type { TraceEvent } from '../runtime/trace-event.ts';
import type { Lane, LaneState, Segment } from './timeline.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Draft extends Mutable<Omit<Lane, 'segments'>> {
  readonly segments: Segment[];
  state: LaneState | 'over';
  since: number;
  sinceStep: number;
}
export type Start = Extract<TraceEvent, { kind: 'start' }>;

/** A place in a run: its time, and the number of the event. */
export interface Instant {
  readonly at: number;
  readonly step: number;
}

/** The lanes while a run is read: which state each is in, and since when. */
export class LaneBuilder {
  readonly #lanes: Draft[] = [];
  /** Lanes whose frame is over, by what runs in them; to be used again where there would be too many. */
  readonly #vacant = new Map<string, number[]>();
  readonly #madeTasks = new Map<number, Instant>();
  readonly #pack: boolean;

  /** `pack` puts frames of the same function into one lane, one after the other. */
  constructor(pack: boolean) {
    this.#pack = pack;
  }

  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  /** A task exists from now on; its lane begins here. */
  taskMade(number: number, when: Instant): void {
    this.#madeTasks.set(number, when);
  }

  /** The lane for a frame that starts. */
  open(event: Start, now: Instant): number {
    const key = `${event.task ?? ''} ${event.file} ${event.name}`;
    const free = this.#pack ? this.#vacant.get(key)?.pop() : undefined;
    if (free !== undefined) {
      const lane = this.#lanes[free]!;
      lane.title = `${event.name}()`;
      lane.end = 'open';
      return free;
    }
    const made = event.task === undefined ? undefined : this.#madeTasks.get(event.task);
    if (event.task !== undefined) this.#madeTasks.delete(event.task);
    const lane: Draft = {
      index: this.#lanes.length,
      title: titleOf(event),
      of: event.of,
      file: event.file,
      line: event.line,
      ...(event.task === undefined ? {} : { task: event.task }),
      segments: [],
      end: 'open',
      endStep: 0,
      state: made ? 'made' : 'over',
      since: (made ?? now).at,
      sinceStep: (made ?? now).step,
    };
    this.#lanes.push(lane);
    return lane.index;
  }

  /** A lane's state from that moment on; no lane, no change. */
  enter(lane: number | undefined, state: LaneState | 'over', { at, step }: Instant): void {
    const draft = lane === undefined ? undefined : this.#lanes[lane];
    if (!draft || draft.state === state) return;
    if (draft.state !== 'over' && (at > draft.since || step > draft.sinceStep)) {
      draft.segments.push({
        state: draft.state,
        from: draft.since,
        to: at,
        fromStep: draft.sinceStep,
        toStep: step,
      });
    }
    draft.state = state;
    draft.since = at;
    draft.sinceStep = step;
  }

  /** The frame in a lane has ended. */
  end(lane: number | undefined, how: Exclude<Lane['end'], 'open'>, when: Instant): void {
    const draft = lane === undefined ? undefined : this.#lanes[lane];
    if (!draft) return;
    this.enter(lane, 'over', when);
    draft.end = how;
    draft.endStep = when.step;
    // What is merely closed may come back: a `finally` in it still runs.
    if (!this.#pack || how === 'close') return;
    const start = `${draft.task ?? ''} ${draft.file} ${draft.title.replace(/\(.*$/s, '')}`;
    this.#vacant.set(start, [...(this.#vacant.get(start) ?? []), draft.index]);
  }
}

/** `delayed_task(1)`; the file's name for a module. */
export function titleOf(event: Start): string {
  return event.of === 'module' ? event.file : `${event.name}(${event.args ?? ''})`;
}
