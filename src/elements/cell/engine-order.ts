import { engine } from '../../runtime/registry.ts';

/** The engines that may run a cell's program, in the order in which they are tried: the reader's choice comes first. */
export class EngineOrder {
  readonly #given: readonly string[];
  #names: readonly string[];

  /** `given` as the example has them. */
  constructor(given: readonly string[]) {
    this.#given = this.#names = given;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /**
   * The reader wants this one; the others follow as the example has them. A version that the example does not name runs
   * alone: another one's output would be no answer.
   */
  prefer(name: string): void {
    const others = this.#given.filter((other) => other !== name);
    this.#names = this.#given.includes(name) ? [name, ...others] : [name];
  }

  /** A hint to the first that a run is likely soon. */
  warm(): void {
    const [first] = this.#names;
    if (first === undefined) return;
    engine(first).then(
      (runtime) => runtime.warm(),
      () => {}, // the run will say it
    );
  }
}
