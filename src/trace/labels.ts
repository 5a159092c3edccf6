import type { Crossing, Segment } from './timeline.ts';

/** Words on the drawing. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** About so wide is a character of a label, in pixels. */
export const characterWidth = 6.1;

/** The middle of a pixel, where a thin line is sharp. */
export const half = (value: number): number => Math.round(value - 0.5) + 0.5;

/** What there is to say of a segment. */
export function wordsIn(segment: Segment, crossing: Crossing | undefined): string {
  if (segment.state === 'blocked') return `sleeps ${seconds(segment.to - segment.from)}`;
  if (segment.state !== 'suspended' || !crossing?.by) return '';
  const value = crossing.value;
  const short =
    value && (value.type === 'NoneType' || /^(int|float|str|Number|String)$/.test(value.type))
      ? value.repr
      : value?.type;
  return `${crossing.by} ${short ?? ''}`.trim();
}

/** `0.5 s`, in two digits. */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(2))} s`;
}
