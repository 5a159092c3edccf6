import axe from 'axe-core';
import type { Page } from './story.ts';

export interface AxeQuestion {
  /** A selector: what is asked about. Without it, the whole page. */
  readonly within?: string;
  /** These rules alone. Without them, all that axe runs by itself. */
  readonly rules?: readonly string[];
  /** Rules that are left out. */
  readonly without?: readonly string[];
}

/** Brings axe to a page, once: it costs more than most rules do. */
export async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
}

/**
 * What axe finds wrong on a page, one line for each element. It reads the page once for all rules, and looks into no
 * frame: one in what is asked about is an error.
 */
export async function violations(page: Page, question: AxeQuestion = {}): Promise<readonly string[]> {
  await bringAxe(page);
  return page.evaluate(async ({ within, rules, without = [] }: AxeQuestion) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const root = within === undefined ? document : document.querySelector(within);
    if (!root) throw new Error(`nothing on ${location.pathname} is ${within}`);
    if (root.querySelector('iframe')) throw new Error(`${within ?? 'the page'} has a frame in it`);
    here.reset();
    const found = await here.run(root, {
      iframes: false,
      resultTypes: ['violations'],
      // Nothing that is asked reads the styles' source, so axe need not load them again.
      preload: false,
      rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])),
      ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, question);
}
