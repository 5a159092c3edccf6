import type { Page } from 'playwright';
import { cellOfTenThousand, gestures } from '../ten-thousand-events.ts';

/** From here on a reader sees a movement stutter, in ms. */
const SLOW = 50;

/** How long each animation frame took while `action` ran, in whole ms of the page's clock. */
async function frameTimes(page: Page, action: () => Promise<void>): Promise<number[]> {
  const watching = await page.evaluateHandle(() => {
    const frames: number[] = [];
    let last = performance.now();
    const watch = { frames, on: true };
    requestAnimationFrame(function tick() {
      frames.push(Math.round(performance.now() - last));
      last = performance.now();
      if (watch.on) requestAnimationFrame(tick);
    });
    return watch;
  });
  await action();
  return watching.evaluate((watch) => {
    watch.on = false;
    return watch.frames;
  });
}

/**
 * Frames of a timeline of 10,000 events, gesture by gesture, as a Markdown table. A busy machine makes them longer: the
 * last row, during which the page does nothing, shows by how much.
 */
export async function framesTable(page: Page, rounds: number): Promise<string> {
  const seen = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`Frames: round ${round + 1} of ${rounds}\n`);
    const cell = await cellOfTenThousand(page);
    const all = [...gestures, { name: 'nothing', do: () => page.waitForTimeout(1000) }];
    for (const gesture of all) {
      const frames = await frameTimes(page, () => gesture.do(page, cell));
      seen.set(gesture.name, [...(seen.get(gesture.name) ?? []), ...frames]);
    }
    await page.unrouteAll();
  }
  return [
    `| 10,000 events | frames | longest | of ${SLOW} ms and more |`,
    '| --- | ---: | ---: | ---: |',
    ...[...seen].map(
      ([name, frames]) =>
        `| ${name} | ${frames.length} | ${Math.max(...frames)} ms | ${frames.filter((each) => each >= SLOW).length} |`,
    ),
  ].join('\n');
}
