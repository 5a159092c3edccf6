/** How long the frames of some programs are suspended and blocked, and what the page says of it. */
import type { Locator } from 'playwright/test';
import { expect } from './story.ts';

export interface TimedRun {
  readonly id: string;
  /** How long a run takes, in seconds. */
  readonly total: number;
  /** The name of a frame, and for how many seconds it is suspended, and blocked. */
  readonly rows: readonly (readonly [name: string, suspended: number, blocked: number])[];
}

/** The ledger's figures: who is suspended and who blocks, for how long. */
export const timedRuns: readonly TimedRun[] = [
  {
    id: 'sample1-original',
    total: 3.5,
    rows: [
      ['delayed_task_gen(1)', 0, 1],
      ['delayed_task_gen(0.5)', 1, 0.5],
      ['delayed_task_gen(2)', 1.5, 2],
    ],
  },
  {
    id: 'sample2-original',
    total: 2,
    rows: [
      ['delayed_task_async(1)', 1, 0],
      ['delayed_task_async(0.5)', 0.5, 0],
      ['delayed_task_async(2)', 2, 0],
    ],
  },
  {
    id: 'sample3-original',
    total: 0.3,
    rows: [
      ['run_async_gen()', 0.3, 0],
      ['async_gen()', 0.3, 0],
    ],
  },
  {
    id: 'fair-generator-scheduler',
    total: 2,
    rows: [
      ['run()', 0, 2],
      ['delayed_task(1)', 1, 0],
      ['delayed_task(0.5)', 0.5, 0],
      ['delayed_task(2)', 2, 0],
    ],
  },
];

export interface TimedFrame {
  readonly name: string;
  readonly suspended: number;
  readonly blocked: number;
}

/** What the table says of each frame: how long it was suspended and blocked, in seconds. */
export async function framesOf(cell: Locator): Promise<readonly TimedFrame[]> {
  const tables = cell.locator('.timeline-tables');
  if ((await tables.getAttribute('open')) === null) await cell.getByText('As a table').click();
  const rows = cell.getByRole('group', { name: 'Frames' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.children].map((each) => each.textContent)),
  );
  return texts.map((cells) => ({
    name: cells[0] ?? '',
    suspended: seconds(cells[4] ?? ''),
    blocked: seconds(cells[5] ?? ''),
  }));
}

/** Holds a timeline to the ledger's figures, within 50 ms; a run may have been `late` by so many seconds more. */
export async function expectFrames(cell: Locator, { rows }: TimedRun, late = 0): Promise<void> {
  const found = await framesOf(cell);
  for (const [name, suspended, blocked] of rows) {
    const frame = found.find((candidate) => candidate.name === name);
    expect(frame, name).toBeDefined();
    for (const [what, more] of [
      ['suspended', frame!.suspended - suspended],
      ['blocked', frame!.blocked - blocked],
    ] as const) {
      expect(more, `${name} ${what}, s more than in the ledger`).toBeGreaterThanOrEqual(-0.05);
      expect(more, `${name} ${what}, s more than in the ledger`).toBeLessThanOrEqual(0.05 + late);
    }
  }
}

const seconds = (text: string): number => {
  const [, number, unit] = /^([\d.]+) (s|ms)$/.exec(text) ?? ['', '0', 's'];
  return Number(number) / (unit === 'ms' ? 1000 : 1);
};
