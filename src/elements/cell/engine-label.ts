/**
 * The name of the engine that made the output in sight. If the engine switch beside it names that engine, the label shows
 * only what the switch does not: the version. On paper there is no switch, and the label is whole.
 */
export class EngineLabel {
  readonly #element: HTMLElement;
  readonly #titles: ReadonlyMap<string, string>;
  #name: string | undefined;

  constructor(element: HTMLElement, titles: ReadonlyMap<string, string>) {
    this.#element = element;
    this.#titles = titles;
  }

  get text(): string {
    return this.#element.textContent.trim();
  }

  /** Shows words that are about no engine of the switch: who recorded the output. */
  say(text: string): void {
    this.#name = undefined;
    this.#element.textContent = text;
  }

  /** Shows what the engine of this name calls itself. */
  engine(name: string, label: string): void {
    this.#name = name;
    const title = this.#titles.get(name) ?? '';
    this.#element.replaceChildren(
      ...parts(label, title).map(({ text, said }) => {
        if (!said) return text;
        const span = document.createElement('span');
        span.className = 'cell-engine-said';
        span.textContent = text;
        return span;
      }),
    );
  }

  /** The switch names this engine now. */
  besideSwitch(named: string | undefined): void {
    this.#element.toggleAttribute('data-said', named !== undefined && named === this.#name);
  }
}

/** A label cut into what its title says as well and what it does not: `Node`, ` 24.1.0`, ` · WebContainer`. */
export function parts(
  label: string,
  title: string,
): readonly { readonly text: string; readonly said: boolean }[] {
  const words = title.split(' ');
  const cut: { text: string; said: boolean }[] = [];
  for (const text of label.match(/\s*\S+/g) ?? []) {
    const said = words.includes(text.trim());
    const last = cut.at(-1);
    if (last?.said === said) last.text += text;
    else cut.push({ text, said });
  }
  return cut;
}
