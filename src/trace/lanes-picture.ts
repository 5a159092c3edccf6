import type { ChainPicture, FramePicture, StatePicture } from './state-picture.ts';
import type { Lane, LaneState, Timeline } from './timeline.ts';

/**
 * What is known of a program's state where only suspensions were reported: which frames run, and which are suspended
 * at which line. Nothing is known of what they wait for, of the event loop, and of variables.
 */
export function pictureOfLanes(timeline: Timeline, step: number): StatePicture {
  const chains: ChainPicture[] = [];
  const stack: FramePicture[] = [];
  for (const lane of timeline.lanes) {
    const state = stateAt(lane, step);
    if (state === undefined || state === 'made') continue;
    const runs = state !== 'suspended';
    const frame: FramePicture = { name: lane.title, of: lane.of, place: placeOf(timeline, lane, step), runs };
    if (runs) stack.push(frame);
    if (lane.of === 'module' || lane.of === 'function') continue;
    chains.push({
      key: String(lane.index),
      title:
        lane.of === 'coroutine'
          ? 'async function'
          : lane.of === 'generator'
            ? 'generator'
            : 'async generator',
      status: runs ? 'running' : 'suspended',
      frames: [frame],
      end: '',
      endKind: 'running',
    });
  }
  return { chains, more: 0, stack, ready: [], timers: [], variablesOf: '', variables: [] };
}

function stateAt({ segments }: Lane, step: number): LaneState | undefined {
  return segments.find(({ fromStep, toStep }) => fromStep <= step && step < toStep)?.state;
}

/** How many events are searched backwards for a lane's last line. */
const MOST_SEARCHED = 2000;

/** The line of the lane's last event, up to that step. */
function placeOf({ events, laneOf }: Timeline, lane: Lane, step: number): string {
  const begun = lane.segments[0]?.fromStep ?? 0;
  for (let index = step; index >= begun && step - index < MOST_SEARCHED; index -= 1) {
    const event = events[index];
    if (laneOf[index] === lane.index && event && 'line' in event && event.line !== undefined)
      return `line ${event.line}`;
  }
  return `line ${lane.line}`;
}
