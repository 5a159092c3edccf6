/** The tabs of a program with several files: one tab stop, arrow keys between them. */
export class FileTabs {
  readonly #tabs: readonly HTMLElement[];
  readonly #select: (path: string) => void;

  constructor(list: HTMLElement, select: (path: string) => void, signal: AbortSignal) {
    this.#tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    this.#select = select;
    list.addEventListener('keydown', (event) => this.#key(event), { signal });
    list.addEventListener(
      'click',
      (event) => {
        const tab = event.target instanceof Element && event.target.closest<HTMLElement>('[role=tab]');
        if (tab) this.select(tab.dataset['file'] ?? '');
      },
      { signal },
    );
  }

  /** Brings a file's panel into sight. */
  select(path: string): void {
    for (const tab of this.#tabs) {
      const selected = tab.dataset['file'] === path;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    this.#select(path);
  }

  #key(event: KeyboardEvent): void {
    const current = this.#tabs.findIndex((tab) => tab === event.target);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: this.#tabs.length - 1,
    };
    const next = moves[event.key];
    if (current < 0 || next === undefined) return;
    event.preventDefault();
    const tab = this.#tabs.at(next % this.#tabs.length);
    if (!tab) return;
    tab.focus();
    this.select(tab.dataset['file'] ?? '');
  }
}
