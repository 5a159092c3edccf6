import { expect } from 'playwright/test';
import type { Driver } from './driver.ts';

/** Milliseconds that a first run may take, where an interpreter starts slowly and the machine is busy. */
const FIRST_RUN_TIMEOUT = 100_000;

/** Two clicks at one place within this time, in milliseconds, are a double click, whose second is not for Stop. */
const DOUBLE_CLICK = 500;

/** A reader at one page: looks, finds controls by their names, clicks and types. The same in every browser. */
export class Reader {
  readonly driver: Driver;
  readonly #site: string;
  /** On the clock of `performance.now()`. */
  #lastClickAt = 0;

  constructor(driver: Driver, site: string) {
    this.driver = driver;
    this.#site = site;
  }

  /** Opens a page of the site, by its path, as a visit of its own. */
  async open(path: string): Promise<void> {
    // From one fragment of a page to another there is no visit.
    await this.driver.goto('about:blank');
    await this.driver.goto(this.#site + path);
  }

  /** Loads the page again. */
  async reload(): Promise<void> {
    await this.driver.goto(await this.evaluate(() => location.href.replace(/#.*/, '')));
  }

  /** What a function gives in the page. It must not use anything from around it but its arguments. */
  async evaluate<Args extends readonly unknown[], Value>(
    function_: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value> {
    const call = `(${function_.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
    // As text: each way to drive a browser has its own idea of what becomes of undefined.
    const text = await this.driver.evaluate<string>(
      `(async () => JSON.stringify({ value: await ${call} }))()`,
    );
    return (JSON.parse(text) as { value: Value }).value;
  }

  /**
   * The text of the first element that fits, which is brought into the window; nothing while there is none to be seen.
   * Firefox gives no text for code that is not near the window, and is not laid out.
   */
  text(selector: string): Promise<string> {
    return this.evaluate((css) => {
      const found = [...document.querySelectorAll<HTMLElement>(css)].find((each) => each.checkVisibility());
      found?.scrollIntoView({ block: 'nearest' });
      return found?.innerText.trim() ?? '';
    }, selector);
  }

  /** Waits until the text of an element is as wanted. */
  async sees(selector: string, wanted: RegExp): Promise<void> {
    await expect
      .poll(() => this.text(selector), { message: selector, timeout: FIRST_RUN_TIMEOUT })
      .toMatch(wanted);
  }

  /** Waits until something is so in the page. */
  async waitsFor<Args extends readonly unknown[]>(
    isSo: (...args: Args) => boolean | Promise<boolean>,
    ...args: Args
  ): Promise<void> {
    await expect
      .poll(() => this.evaluate(isSo, ...args), { message: isSo.toString(), timeout: FIRST_RUN_TIMEOUT })
      .toBe(true);
  }

  /** Waits until an element has the keyboard. (A window that nobody sees may have no focus, so `:focus` would not do.) */
  writesIn(selector: string): Promise<void> {
    return this.waitsFor((css) => document.activeElement?.matches(css) ?? false, selector);
  }

  /** Waits until a cell is in a state; an error that was not wanted is told with what the cell says of it. */
  async cellIs(cell: string, state: 'idle' | 'running' | 'done' | 'error' | 'stopped'): Promise<void> {
    const now = () =>
      this.evaluate((css) => document.querySelector<HTMLElement>(css)?.dataset['state'], cell);
    await expect
      .poll(async () => ((await now()) === 'error' ? `error: ${await this.text(cell)}` : now()), {
        message: cell,
        timeout: FIRST_RUN_TIMEOUT,
      })
      .toMatch(new RegExp(`^${state}`));
  }

  /** Waits for a control, by its name as a screen reader says it, and clicks it. */
  async clicks(name: string, within = 'body'): Promise<void> {
    await this.clicksElement(within, name);
  }

  /** Clicks into the middle of the first element that fits, or of the control with that name inside. */
  async clicksElement(selector: string, control?: string): Promise<void> {
    let place: readonly [number, number] | undefined;
    const find = async (): Promise<boolean> => {
      place = await this.evaluate(placeOf, selector, control ?? null);
      return place !== undefined;
    };
    await expect
      .poll(find, { message: `“${control ?? ''}” in ${selector} is in sight`, timeout: FIRST_RUN_TIMEOUT })
      .toBe(true);
    const left = this.#lastClickAt + DOUBLE_CLICK - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    await this.driver.click(...place!);
    this.#lastClickAt = performance.now();
  }
}

/** In the page: the middle of a control, scrolled into sight, once it stands still there with nothing before it. */
async function placeOf(
  selector: string,
  control: string | null,
): Promise<readonly [number, number] | undefined> {
  const nameOf = (element: Element): string =>
    (element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? '').trim();
  const found = [...document.querySelectorAll(selector)]
    .flatMap((each) =>
      control === null ? [each] : [...each.querySelectorAll('button, a[href], summary, label, [role=tab]')],
    )
    .find((each) => each.checkVisibility() && (control === null || nameOf(each) === control));
  if (!found || (found as HTMLButtonElement).disabled) return undefined;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const middle = (): readonly [number, number] => {
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = middle();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const [laterX, laterY] = middle();
  const stands = x === laterX && y === laterY;
  return stands && found.contains(document.elementFromPoint(x, y)) ? [x, y] : undefined;
}
