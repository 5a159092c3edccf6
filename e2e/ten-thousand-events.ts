/** A timeline with as many events as are drawn, and what a reader does with it: for a story, and for the bench. */
import type { Locator, Page } from 'playwright';

/** A run of twenty tasks that take turns, every millisecond one. */
function tenThousandEvents(): readonly unknown[] {
  const value = { type: 'Future', repr: '' };
  const events: unknown[] = [
    { kind: 'start', at: 0, frame: 0, name: '<module>', of: 'module', file: 'main.py', line: 1 },
  ];
  for (let frame = 1; frame <= 20; frame += 1) {
    const at = frame / 100;
    const coroutine = { name: `task_${frame}`, of: 'coroutine', file: 'main.py' };
    events.push({ kind: 'start', at, frame, ...coroutine, line: 2, task: frame });
    events.push({ kind: 'yield', at, frame, line: 3, by: 'await', value });
  }
  for (let at = 1; events.length < 10_000; at += 1) {
    const frame = 1 + (at % 20);
    events.push({ kind: 'resume', at, frame, line: 3, task: frame });
    events.push({ kind: 'yield', at: at + 0.4, frame, line: 3, by: 'await', value });
  }
  return events;
}
export const events = tenThousandEvents();

/** Opens sample 2 with that run for its recorded one, and puts the pointer at the button Timeline, as a reader does. */
export async function cellOfTenThousand(page: Page): Promise<Locator> {
  await page.route('**/traces/sample2-original.*', (route) =>
    route.fulfill({ json: { elapsed: 5000, events } }),
  );
  // Touching a cell starts its interpreter: what is measured is the drawing.
  await page.route('**/_engine/**', (route) => route.abort());
  await page.goto('./sample-2-async-await/');
  const cell = page.locator('code-cell[data-example="sample2-original"]').first();
  const button = cell.getByRole('button', { name: 'Timeline' });
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  await page.waitForTimeout(1000);
  return cell;
}

/** Something that a reader does with the timeline. Each leaves it as the next one needs it. */
export interface Gesture {
  readonly name: string;
  readonly do: (page: Page, cell: Locator) => Promise<void>;
}

export const slider = (cell: Locator): Locator => cell.getByRole('slider', { name: 'Moment of the run' });

/** One thing after the other, as fast as a hand. */
async function often(page: Page, times: number, what: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await what(index);
    await page.waitForTimeout(30);
  }
}

async function middle(cell: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await cell.locator('.timeline-lanes').boundingBox();
  if (!box) throw new Error('The lanes are not in sight.');
  return { x: box.x + box.width * 0.6, y: box.y + 100 };
}

export const gestures: readonly Gesture[] = [
  {
    name: 'open',
    do: async (page, cell) => {
      await cell.getByRole('button', { name: 'Timeline' }).click();
      await slider(cell).waitFor();
      await page.waitForTimeout(500);
      await slider(cell).scrollIntoViewIfNeeded();
    },
  },
  {
    // All the way in, to single events, and out again: through every density there is.
    name: 'zoom in by keys',
    do: (page, cell) => often(page, 12, () => slider(cell).press('+')),
  },
  {
    name: 'zoom out by keys',
    do: (page, cell) => often(page, 12, () => slider(cell).press('-')),
  },
  {
    name: 'pan by keys',
    do: async (page, cell) => {
      await often(page, 2, () => slider(cell).press('+'));
      await often(page, 20, (pan) => slider(cell).press(pan < 10 ? 'Shift+ArrowRight' : 'Shift+ArrowLeft'));
      await slider(cell).press('0');
    },
  },
  {
    name: 'zoom in by the wheel',
    do: async (page, cell) => {
      const { x, y } = await middle(cell);
      await page.mouse.move(x, y);
      await page.keyboard.down('Control');
      await often(page, 12, () => page.mouse.wheel(0, -240));
      await page.keyboard.up('Control');
    },
  },
  {
    name: 'zoom out by the wheel',
    do: async (page) => {
      await page.keyboard.down('Control');
      await often(page, 14, () => page.mouse.wheel(0, 240));
      await page.keyboard.up('Control');
    },
  },
  {
    name: 'drag',
    do: async (page, cell) => {
      await often(page, 2, () => slider(cell).press('+'));
      const { x, y } = await middle(cell);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await often(page, 20, (move) => page.mouse.move(x - 20 * move, y));
      await page.mouse.up();
    },
  },
  {
    // With the part in sight moving along.
    name: 'play',
    do: async (page, cell) => {
      await slider(cell).press('Home');
      await slider(cell).press(' ');
      await page.waitForTimeout(1500);
      await slider(cell).press(' ');
    },
  },
  {
    name: 'change between time and steps',
    do: async (page, cell) => {
      await often(page, 4, async (choice) => {
        await cell.getByText(choice % 2 === 0 ? 'Steps' : 'Time', { exact: true }).click();
        await page.waitForTimeout(150);
      });
    },
  },
  {
    name: 'unfold the tables',
    do: async (page, cell) => {
      await cell.locator('.timeline-tables').getByText('As a table').click();
      await page.waitForTimeout(500);
    },
  },
];
