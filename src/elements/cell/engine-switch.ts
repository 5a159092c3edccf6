/** The menu in which a reader says which engine runs the program, where there is a choice. It takes effect at the next run. */
export class EngineSwitch {
  readonly #select: HTMLSelectElement | null;
  readonly #own: readonly string[];

  /** `own` are the engines that the example itself names; `chosen` gets the name of the one that the menu names from then on. */
  constructor(cell: HTMLElement, own: readonly string[], chosen: (name: string) => void) {
    this.#own = own;
    this.#select = cell.querySelector<HTMLSelectElement>('.cell-engine-switch');
    this.#select?.addEventListener('change', () => this.named !== undefined && chosen(this.named));
  }

  /** The engine that the menu names; nothing where there is no menu. */
  get named(): string | undefined {
    return this.#select?.value;
  }

  /** What the reader chooses from, in its order. */
  get titles(): ReadonlyMap<string, string> {
    return new Map([...(this.#select?.options ?? [])].map(({ value, text }) => [value, text]));
  }

  /** The version that the menu names, such as "3.11", where that is not the one that the example itself names. */
  get version(): string | undefined {
    const { named } = this;
    if (named === undefined || this.#own.includes(named)) return undefined;
    return this.titles.get(named)?.replace(/^.* /, '');
  }

  /** The engine that runs now. */
  show(name: string): void {
    if (this.#select) this.#select.value = name;
  }
}
