import { firstAt, hueOf, type Geometry, type Scene } from './scene.ts';
import { characterWidth, half, seconds, type Label, type ShapeCollector } from './shapes.ts';
import type { Transfer, Lane, LaneState, Segment } from './timeline.ts';

/** Least width of a running frame, in px, so that it is seen even if it took no time; one pixel where there is no room. */
const tick = 3;
/** Outlines narrower than this, in px, are joined to one if only a tick stands between them. */
const narrow = 12;
/** A label is drawn only where there is at least this room, in px. */
const leastRoom = 24;

/** Which segments of a lane are in sight: the first, and the one after the last. */
export function segmentsInSight(
  { positions }: Scene,
  { segments }: Lane,
  { x, width }: Geometry,
): readonly [number, number] {
  return [
    firstAt(segments, (segment) => x(positions.to(segment)), -tick),
    firstAt(segments, (segment) => x(positions.from(segment)), width),
  ];
}

interface Stretch {
  readonly from: number;
  to: number;
}

/** Draws one lane: what its frame did, when, and how it ended. `first` and `last` are of {@link segmentsInSight}. */
export function drawLane(
  collector: ShapeCollector,
  labels: Label[],
  { positions, handedOut }: Scene,
  lane: Lane,
  center: number,
  { x, width, bar }: Geometry,
  [first, last]: readonly [number, number],
): void {
  const hue = hueOf(lane.of);
  const top = center - bar / 2;
  // A stretch that cannot be told from the one before it continues it.
  const open = new Map<LaneState, Stretch>();
  const close = (state: LaneState, { from, to }: Stretch, next = Infinity): void => {
    if (state === 'running') {
      const least = Math.min(tick, Math.max(1, Math.floor((next - from) / 4)));
      collector.add(`running ${hue}`, from, top, Math.max(to - from, least), bar);
    } else if (state === 'calling') {
      if (to - from >= 1) collector.add(`calling ${hue}`, from, center - 2, to - from, 4);
    } else if (to - from >= 2) {
      collector.add(`${state} ${hue}`, from, top + 0.5, to - from, bar - 1);
    }
  };
  for (let index = first; index < last; index += 1) {
    const segment = lane.segments[index]!;
    const { state } = segment;
    const left = Math.max(-20, x(positions.from(segment)));
    const right = Math.min(width + 20, x(positions.to(segment)));
    if (state === 'made') {
      collector.add('made', left, center, right, center);
      continue;
    }
    const outlined = state === 'suspended' || state === 'blocked';
    const edge = outlined ? half : Math.round;
    const from = edge(left);
    const to = Math.max(edge(right), state === 'running' ? from + 1 : from);
    const before = open.get(state);
    // What runs between two outlines is painted over the place where they would meet.
    if (before && (outlined ? to - from < narrow && from <= before.to + 2 : from <= before.to)) {
      before.to = Math.max(before.to, to);
    } else {
      if (before) close(state, before, from);
      open.set(state, { from, to });
    }
    const space = Math.min(right, width) - Math.max(left, 0);
    if (space < leastRoom) continue;
    const text = wordsIn(segment, handedOut.get(segment.fromStep));
    if (text && space > text.length * characterWidth + 12)
      labels.push({ x: Math.max(left, 0) + 7, y: center + 4, text });
  }
  for (const [state, stretch] of open) close(state, stretch);
  if (lane.end !== 'unwind' && lane.end !== 'return') return;
  const at = x(positions.of[lane.endStep] ?? 0);
  if (at < -4 || at > width + 4) return;
  if (lane.end === 'unwind') collector.add('failed', at + 5, center, 0, 0);
  else collector.add('over', half(at), center - bar / 2 - 2, half(at), center + bar / 2 + 2);
}

/** What there is to say of a segment. */
function wordsIn(segment: Segment, transfer: Transfer | undefined): string {
  if (segment.state === 'blocked') return `sleeps ${seconds(segment.to - segment.from)}`;
  if (segment.state !== 'suspended' || !transfer?.by) return '';
  const value = transfer.value;
  const short =
    value && (value.type === 'NoneType' || /^(int|float|str|Number|String)$/.test(value.type))
      ? value.repr
      : value?.type;
  return `${transfer.by} ${short ?? ''}`.trim();
}
