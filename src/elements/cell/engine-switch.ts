import type { CellData } from '../../examples/cell-data.ts';

/** Lets the reader say which engine to try first, where an example has more than one. It takes effect at the next run. */
export class EngineSwitch {
  readonly #select: HTMLSelectElement | undefined;

  constructor(bar: HTMLElement, engines: CellData['engines'], choose: (name: string) => void) {
    if (engines.length < 2) return;
    const select = document.createElement('select');
    select.className = 'cell-engine-switch';
    select.setAttribute('aria-label', 'Run with');
    select.append(...engines.map(({ name, title }) => new Option(title, name)));
    select.addEventListener('change', () => choose(select.value));
    bar.append(select);
    this.#select = select;
  }

  /** The engine that runs now. */
  show(name: string): void {
    if (this.#select) this.#select.value = name;
  }
}
