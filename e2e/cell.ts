import { expect, type Locator, type Page } from './story.ts';

/** A cell as a reader finds it: by its place on the page, and its parts by role and name. */
export class Cell {
  readonly page: Page;
  readonly root: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  readonly edit: Locator;
  readonly reset: Locator;
  readonly copy: Locator;
  readonly status: Locator;
  readonly output: Locator;
  readonly lines: Locator;

  constructor(page: Page, id: string) {
    this.page = page;
    this.root = page.locator(`code-cell[id="${id}"]`);
    const button = (name: string): Locator => this.root.getByRole('button', { name, exact: true });
    this.run = button('Run');
    this.stop = button('Stop');
    this.edit = button('Edit');
    this.reset = button('Reset');
    this.copy = button('Copy');
    this.status = this.root.getByRole('status');
    this.output = this.root.getByRole('log', { name: 'Output' });
    this.lines = this.output.locator('[data-at]');
  }

  editor(file = 'main.py'): Locator {
    return this.root.getByRole('textbox', { name: file, exact: true });
  }

  /** Opens the editor and puts a program in the place of the example's. */
  async write(program: string, file = 'main.py'): Promise<void> {
    await this.edit.click();
    await expect(this.editor(file)).toBeFocused();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(program);
  }

  /** Runs what is there and waits for the end, as a reader does who wants to see how it ends. */
  async runToTheEnd(timeout = 45_000): Promise<void> {
    await this.run.click();
    await expect(this.root).toHaveAttribute('data-state', /done|error|stopped/, { timeout });
  }

  /** Presses Stop; the milliseconds until the run is over, by the page's own clock. */
  async timeToStop(): Promise<number> {
    return this.stop.evaluate(async (button) => {
      const ended = new Promise((resolve) =>
        button.closest('code-cell')?.addEventListener('cell-run-end', resolve, { once: true }),
      );
      const start = performance.now();
      (button as HTMLElement).click();
      await ended;
      return performance.now() - start;
    });
  }
}

/** The text of every file, as the cell would run it. */
export function filesOf(cell: Locator): Promise<Record<string, string>> {
  return cell.evaluate((element) => (element as unknown as { files: Record<string, string> }).files);
}

/** Puts a program into the cell without its editor. */
export async function setFiles(cell: Locator, files: Record<string, string>): Promise<void> {
  await cell.evaluate((element, program) => void Object.assign(element, { files: program }), files);
}

/** The times of the output lines in milliseconds, as the page carries them. */
export async function timesOf(cell: Cell): Promise<number[]> {
  return cell.lines.evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-at'))));
}
