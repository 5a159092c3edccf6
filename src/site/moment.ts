import { buildTimeline } from '../trace/build-timeline.ts';
import { describeEvent } from '../trace/describe.ts';
import { placeOf } from '../trace/find-events.ts';
import { StatePictures, type StatePicture } from '../trace/state-picture.ts';
import { loadExample, loadTrace, type SiteExample } from './examples.ts';

/** What a section asks to see: one step of an example's recorded run. */
export interface MomentQuery {
  readonly id: string;
  /** Counted from 1, as in a link to it: `#<id>@<step>`. */
  readonly step: number;
  /** A part of what stands below the picture: the step's line of code, or what happens there, in words. */
  readonly at: string;
}

export interface Moment {
  readonly example: SiteExample;
  readonly picture: StatePicture;
  /** The line of code that the step is about, where it is about one. */
  readonly code: string | undefined;
  readonly words: string;
}

/**
 * One state of a recorded run. Throws where the recording has no such step, or where the step is no longer what the
 * section says it is: a program that was changed and recorded anew moves its steps.
 */
export function loadMoment({ id, step, at }: MomentQuery): Moment {
  const example = loadExample(id);
  const events = loadTrace(id)?.events ?? [];
  const pictures = new StatePictures(events);
  const timeline = buildTimeline(events);
  const caption = (index: number): Pick<Moment, 'code' | 'words'> => {
    const { file = example.entry, line } = placeOf(timeline, index);
    const code = line === undefined ? undefined : example.files[file]?.split('\n')[line - 1]?.trim();
    return { code, words: describeEvent(timeline, index) };
  };
  const shows = (index: number): boolean =>
    Object.values(caption(index)).some((text) => text?.includes(at) === true);
  const fail = (why: string): never => {
    const found = Array.from({ length: pictures.states.count }, (_, index) => index).filter(shows);
    const advice = found.length
      ? `It is at step ${found
          .slice(0, 8)
          .map((index) => index + 1)
          .join(', ')}${found.length > 8 ? ', …' : ''}`
      : "No step is. Open the example's timeline, go to the step that is meant, and copy its words";
    throw new Error(`<Moment id="${id}" step={${step}} at="${at}" />: ${why}. ${advice}`);
  };
  const picture = pictures.at(step - 1);
  if (!picture) return fail(`the recording has ${pictures.states.count} steps`);
  const shown = caption(step - 1);
  if (!shows(step - 1)) return fail(`that step is ${[shown.code, shown.words].filter(Boolean).join(' · ')}`);
  return { example, picture, ...shown };
}
