/** A line in which the reader types a file's name: Enter takes it, Escape leaves. */
export class NameForm {
  readonly #form: HTMLFormElement;
  readonly #label: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #problem: HTMLElement;
  #refuse: (name: string) => string | undefined = () => undefined;
  #done: ((name: string | undefined) => void) | undefined;

  constructor(form: HTMLElement, signal: AbortSignal) {
    this.#form = form as HTMLFormElement;
    this.#label = form.querySelector('label')!;
    this.#input = form.querySelector('input')!;
    this.#problem = form.querySelector<HTMLElement>('[role=alert]')!;
    form.addEventListener('submit', (event) => this.#submitted(event), { signal });
    form.querySelector('.play-cancel')!.addEventListener('click', () => this.#close(undefined), { signal });
    form.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#close(undefined), { signal });
  }

  /** Resolves with a name that `refuse` has nothing against, or with nothing. */
  ask(
    label: string,
    name: string,
    refuse: (name: string) => string | undefined,
  ): Promise<string | undefined> {
    this.#done?.(undefined);
    this.#refuse = refuse;
    this.#label.textContent = label;
    this.#problem.textContent = '';
    this.#input.value = name;
    this.#form.hidden = false;
    this.#input.focus();
    // The name without its ending is what is likely to change.
    this.#input.setSelectionRange(0, name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length);
    return new Promise((done) => (this.#done = done));
  }

  #submitted(event: Event): void {
    event.preventDefault();
    // Some devices write é as two characters.
    const name = this.#input.value.trim().normalize();
    const problem = this.#refuse(name);
    if (problem === undefined) this.#close(name);
    else this.#problem.textContent = problem;
  }

  #close(name: string | undefined): void {
    this.#form.hidden = true;
    this.#done?.(name);
    this.#done = undefined;
  }
}
