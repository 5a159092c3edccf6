import type { CellData } from '../../examples/cell-data.ts';

/** Lets the reader say which engine to try first, where an example has more than one. It takes effect at the next run. */
export class EngineSwitch {
  readonly #select: HTMLSelectElement | undefined;

  /** `chosen` gets the name of the engine that the switch names from then on. */
  constructor(bar: HTMLElement, engines: CellData['engines'], chosen: (name: string) => void) {
    if (engines.length < 2) return;
    const select = document.createElement('select');
    select.className = 'cell-engine-switch';
    select.setAttribute('aria-label', 'Run with');
    select.append(...engines.map(({ name, title }) => new Option(title, name)));
    select.addEventListener('change', () => chosen(select.value));
    bar.append(select);
    this.#select = select;
  }

  /** The engine that the switch names; nothing where there is no switch. */
  get named(): string | undefined {
    return this.#select?.value;
  }

  /** The engine that runs now. */
  show(name: string): void {
    if (this.#select) this.#select.value = name;
  }
}
