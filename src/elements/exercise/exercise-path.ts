import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { deviceStorage } from '../cell/saved-edits.ts';
import { saveFile } from '../download/save-file.ts';
import { parseExercises, readExercises } from './kept-exercises.ts';

declare global {
  interface HTMLElementTagNameMap {
    'exercise-path': ExercisePath;
  }
}

/** What a file holds: what was done, and the programs under the keys of this device. */
interface SavedPath {
  readonly format: 1;
  readonly done: unknown;
  readonly programs: Readonly<Record<string, unknown>>;
}

/** The list of all exercises: says what this device's reader has done, and takes it to another device. */
export class ExercisePath extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    const chooser = findPart<HTMLInputElement>(this, 'input');
    findPart(this, '.exercise-save').addEventListener('click', () => this.#save(), { signal });
    findPart(this, '.exercise-load').addEventListener('click', () => chooser.click(), { signal });
    chooser.addEventListener('change', () => void this.#open(chooser), { signal });
    window.addEventListener('storage', () => this.#show(), { signal });
    this.#show();
  }

  #show(): void {
    const kept = readExercises(this.#key);
    for (const item of this.querySelectorAll<HTMLElement>('[data-exercise-id]')) {
      const { passed, hints, looked } = kept[item.dataset['exerciseId'] ?? ''] ?? {};
      const help = [hints && `${hints} ${hints === 1 ? 'hint' : 'hints'}`, looked && 'the solution'].filter(
        Boolean,
      );
      const words = passed ? 'done' : help.length > 0 ? 'begun' : '';
      findPart(item, '.exercise-done').textContent =
        help.length > 0 ? `${words}, with ${help.join(' and ')}` : words;
      item.toggleAttribute('data-passed', passed === true);
    }
  }

  #save(): void {
    const storage = deviceStorage();
    const keys = storage ? Object.keys(storage).filter((key) => this.#isProgram(key)) : [];
    const programs = Object.fromEntries(keys.map((key) => [key, storage?.getItem(key) ?? '']));
    const saved: SavedPath = { format: 1, done: readExercises(this.#key), programs };
    saveFile('exercises.json', new Blob([JSON.stringify(saved, null, 2)], { type: 'application/json' }));
  }

  async #open(chooser: HTMLInputElement): Promise<void> {
    const file = chooser.files?.[0];
    chooser.value = '';
    if (!file) return;
    const status = findPart(this, '.exercise-status');
    try {
      const { format, done, programs } = JSON.parse(await file.text()) as Partial<SavedPath>;
      if (format !== 1) throw new Error('another format');
      const kept = this.#add(done, programs ?? {});
      this.#show();
      status.textContent = `Loaded.${kept > 0 ? ` Of ${kept}, this device has a program of its own, which stays.` : ''}`;
    } catch {
      status.textContent = `${file.name} holds no exercises: choose one that “Save to a file” made here.`;
    }
  }

  /** Adds what a file holds; of programs, those that this device has none of. Gives how many it has. */
  #add(done: unknown, programs: SavedPath['programs']): number {
    const storage = deviceStorage();
    if (!storage) return 0;
    const now = readExercises(this.#key);
    const other = parseExercises(done);
    const both = Object.fromEntries(
      [...new Set([...Object.keys(other), ...Object.keys(now)])].map((id) => [
        id,
        { ...other[id], ...now[id] },
      ]),
    );
    storage.setItem(this.#key, JSON.stringify(both));
    let kept = 0;
    for (const [key, text] of Object.entries(programs)) {
      if (typeof text !== 'string' || !this.#isProgram(key)) continue;
      const own = storage.getItem(key);
      if (own === null) storage.setItem(key, text);
      else if (own !== text) kept += 1;
    }
    return kept;
  }

  /** Whether this device keeps a program of one of these exercises under the key. */
  #isProgram(key: string): boolean {
    return [...this.querySelectorAll<HTMLElement>('[data-exercise-id]')].some(({ dataset }) =>
      key.startsWith(`edits/${dataset['exerciseId'] ?? ''}/`),
    );
  }

  get #key(): string {
    return this.dataset['kept'] ?? '';
  }
}
