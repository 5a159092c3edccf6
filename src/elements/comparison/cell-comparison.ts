import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { isSameDoubleClick } from '../cell/double-click.ts';
import { AxisView } from './axis-view.ts';

/**
 * Milliseconds between two looks at the clock while programs wait. Each draws the page: at sixty a second that took two
 * thirds of a core, for three programs that sleep.
 */
const tickEvery = 66;

/** Cells side by side: runs them together, and draws their output on one time axis while it arrives. */
export class CellComparison extends SiteElement {
  #axis!: AxisView;
  #frame = 0;
  #clock: ReturnType<typeof setTimeout> | undefined;

  protected override begin(signal: AbortSignal): void {
    this.#axis = new AxisView(findPart(this, '.comparison-axis'));
    let startedAt = 0;
    this.#button('run').addEventListener(
      'click',
      ({ timeStamp }) => ((startedAt = timeStamp), void this.runAll()),
      { signal },
    );
    this.#button('stop').addEventListener(
      'click',
      (event) => {
        if (!isSameDoubleClick(event, startedAt)) this.stopAll();
      },
      { signal },
    );
    for (const event of ['cell-run-start', 'cell-run-event', 'cell-run-end', 'cell-reset'] as const) {
      this.addEventListener(event, () => this.#wake(), { signal });
    }
    const intent = this.#button('run');
    for (const kind of ['pointerenter', 'focus', 'touchstart'] as const) {
      intent.addEventListener(kind, () => this.cells[0]?.warm(), { signal, once: true, passive: true });
    }
    this.addEventListener('pointerover', (event) => this.#pointAt(event), { signal });
  }

  protected override end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    clearTimeout(this.#clock);
  }

  get cells(): readonly CodeCell[] {
    return [...this.querySelectorAll('code-cell')];
  }

  /** Runs all cells at the same time. Resolves when the last one has ended. */
  async runAll(): Promise<void> {
    await Promise.all(this.cells.map((cell) => cell.run()));
  }

  stopAll(): void {
    for (const cell of this.cells) cell.stop();
  }

  #wake(): void {
    this.#update();
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  /** While anything runs, the axis moves with the clock. */
  #tick(): void {
    this.#frame = 0;
    this.#draw();
    clearTimeout(this.#clock);
    if (this.#running) this.#clock = setTimeout(() => this.#wake(), tickEvery);
  }

  get #running(): boolean {
    return this.cells.some(({ state }) => state === 'booting' || state === 'running');
  }

  #update(): void {
    const running = this.#running;
    this.dataset['state'] = running ? 'running' : 'idle';
    const [run, stop] = [this.#button('run'), this.#button('stop')];
    const focused = document.activeElement === (running ? run : stop);
    run.hidden = running;
    stop.hidden = !running;
    if (focused) (running ? stop : run).focus({ preventScroll: true });
  }

  #draw(): void {
    this.#update();
    this.#axis.draw(this.cells.map((cell) => this.#lane(cell)));
  }

  #lane(cell: CodeCell): { lines: readonly { text: string; at: number }[]; total: number; live: boolean } {
    const run = cell.lastRun;
    const booting = cell.state === 'booting';
    if (!run) {
      const { recording } = cell.data;
      if (booting || !recording) return { lines: [], total: 0, live: booting };
      return { lines: recording.output, total: recording.elapsed, live: false };
    }
    const last = run.output.at(-1)?.at ?? 0;
    return {
      lines: run.output,
      total: run.elapsed ?? Math.max(performance.now() - run.startedAt, last),
      live: run.outcome === undefined,
    };
  }

  /** A mark under the pointer shows its line in the output. */
  #pointAt({ target }: PointerEvent): void {
    for (const lit of this.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
    const mark = target instanceof Element ? target.closest<HTMLElement>('.axis-mark') : null;
    if (!mark) return;
    const lane = [...this.querySelectorAll('.axis-lane')].findIndex((item) => item.contains(mark));
    const lines = this.cells[lane]?.querySelectorAll('.cell-console .out');
    lines?.[Number(mark.dataset['number']) - 1]?.setAttribute('data-lit', '');
  }

  #button(name: 'run' | 'stop'): HTMLButtonElement {
    return findPart<HTMLButtonElement>(this, `.comparison-${name}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cell-comparison': CellComparison;
  }
}
