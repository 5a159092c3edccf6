import { copyText } from '../clipboard/copy.ts';
import { findPart } from '../base/find-part.ts';
import { bringResultIntoSight } from './bring-into-sight.ts';
import type { CellState, Files } from './cell-events.ts';
import { isSameDoubleClick } from './double-click.ts';

/** What the buttons do to their cell. */
interface ControlledCell extends HTMLElement {
  readonly files: Files;
  readonly shownFile: string;
  run(): Promise<unknown>;
  stop(): void;
  reset(): void;
  edit(): Promise<void>;
  warm(): void;
  goTo(line: number, path?: string): void;
}

/** The buttons and keys of a cell. */
export class CellControls {
  readonly #cell: ControlledCell;
  readonly #run: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;
  #startedAt = 0;

  /** `share` tells that Share was pressed, and whether nobody else saw to it. */
  constructor(cell: ControlledCell, share: () => boolean, signal: AbortSignal) {
    this.#cell = cell;
    const find = (name: string): HTMLButtonElement => findPart(cell, `.cell-${name}`);
    const on = (button: HTMLElement, act: (event: MouseEvent) => void): void =>
      button.addEventListener('click', act, { signal });
    this.#run = find('run');
    this.#stop = find('stop');
    this.#reset = find('reset');
    on(this.#run, () => this.#start());
    on(this.#stop, (event) => {
      if (!isSameDoubleClick(event, this.#startedAt)) cell.stop();
    });
    on(this.#reset, () => cell.reset());
    on(find('edit'), () => void cell.edit());
    const copy = find('copy');
    on(copy, () => void copyAndSay(copy, cell.files[cell.shownFile] ?? ''));
    const shareButton = find('share');
    on(shareButton, () => {
      if (share()) void copyAndSay(shareButton, `${location.href.replace(/#.*/, '')}#${cell.id}`);
    });
    const times = find('times');
    on(times, () => {
      const shown = cell.toggleAttribute('data-times');
      times.setAttribute('aria-pressed', String(shown));
    });
    // Before the editor, to which the same keys would mean a new line.
    cell.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
    cell.addEventListener('click', (event) => (this.#followPlace(event), this.#keepFocus(event)), { signal });
    for (const intent of ['pointerenter', 'focusin', 'touchstart'] as const) {
      cell.addEventListener(intent, () => cell.warm(), { signal, once: true, passive: true });
    }
  }

  /** Shows the buttons that make sense now; the focus follows when its button goes. */
  update(state: CellState, edited: boolean): void {
    const running = state === 'booting' || state === 'running';
    const [shown, hidden] = running ? [this.#stop, this.#run] : [this.#run, this.#stop];
    const focused = document.activeElement === hidden;
    shown.hidden = false;
    hidden.hidden = true;
    if (focused) shown.focus({ preventScroll: true });
    const useful = edited || state !== 'idle';
    if (!useful && document.activeElement === this.#reset) this.#run.focus({ preventScroll: true });
    this.#reset.disabled = !useful;
  }

  #start(): void {
    this.#startedAt = performance.now();
    void this.#cell.run();
    bringResultIntoSight(this.#cell);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // A key that is held down is one wish.
    if (!event.repeat) this.#start();
  }

  /** Where the keyboard goes when what it was on is gone. */
  focus(): void {
    (this.#run.hidden ? this.#stop : this.#run).focus({ preventScroll: true });
  }

  /** What was pressed may be gone now, as in a notice: the keyboard stays with this cell. */
  #keepFocus({ target }: Event): void {
    if (target instanceof Element && !target.isConnected) this.focus();
  }

  /** A link in a traceback goes to its line without leaving an entry in the history. */
  #followPlace(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLElement>('.cell-console a[data-line]');
    if (!link) return;
    event.preventDefault();
    this.#cell.goTo(Number(link.dataset['line']), link.dataset['file']);
  }
}

/** Copies, and says so at the button for a moment, and to screen readers, which read no such word out. */
async function copyAndSay(button: HTMLElement, text: string): Promise<void> {
  const done = (await copyText(text)) ? 'Copied' : 'Select and copy by hand';
  const announcer = button.closest('code-cell')?.querySelector('.cell-announcer');
  button.dataset['done'] = done;
  if (announcer) announcer.textContent = done;
  setTimeout(() => {
    delete button.dataset['done'];
    if (announcer?.textContent === done) announcer.textContent = '';
  }, 1600);
}
