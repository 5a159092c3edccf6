import { findPart } from '../base/find-part.ts';
import { SiteElement } from '../base/site-element.ts';
import { deviceStorage } from '../base/device-storage.ts';
import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';
import { passedBefore, readExercises } from './kept-exercises.ts';

const savedPath = new LatePiece('savedPath', () => import('./saved-path.ts'));

declare global {
  interface HTMLElementTagNameMap {
    'exercise-path': ExercisePath;
  }
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
      const known = kept[item.dataset['exerciseId'] ?? ''] ?? {};
      const { passed, hints, looked } = known;
      const help = [hints && `${hints} ${hints === 1 ? 'hint' : 'hints'}`, looked && 'the solution'].filter(
        Boolean,
      );
      const done = passedBefore(known, item.dataset['version']) ? 'done before its tests changed' : 'done';
      const words = passed ? done : help.length > 0 ? 'begun' : '';
      findPart(item, '.exercise-done').textContent =
        help.length > 0 ? `${words}, with ${help.join(' and ')}` : words;
      item.toggleAttribute('data-passed', passed === true);
    }
  }

  #save(): void {
    const storage = deviceStorage();
    if (!storage) return this.#say('This browser keeps nothing: there is nothing to save.');
    savedPath.get().then(
      ({ save }) => save(this.#key, this.#ids, storage),
      (error: unknown) => showMissing(this, 'What saves a file', error, () => this.#save()),
    );
  }

  async #open(chooser: HTMLInputElement): Promise<void> {
    const file = chooser.files?.[0];
    chooser.value = '';
    if (!file) return;
    const text = await file.text();
    const piece = await savedPath.get().catch(() => undefined);
    if (!piece) return this.#say('A file of this page did not arrive. Try again.');
    try {
      const storage = deviceStorage();
      if (!storage) throw new DOMException('none', 'SecurityError');
      this.#say(loadedWords(file.name, piece.add(text, this.#key, this.#ids, storage)));
    } catch {
      this.#say(
        `This browser has no room for all of ${file.name}, or keeps nothing. What it had is as it was.`,
      );
    }
    this.#show();
  }

  #say(words: string): void {
    findPart(this, '.exercise-status').textContent = words;
  }

  get #ids(): readonly string[] {
    return [...this.querySelectorAll<HTMLElement>('[data-exercise-id]')].map(
      ({ dataset }) => dataset['exerciseId'] ?? '',
    );
  }

  get #key(): string {
    return this.dataset['kept'] ?? '';
  }
}

/** `stay`: of how many programs the device's own stay; undefined where the file is none of ours. */
function loadedWords(file: string, stay: number | undefined): string {
  if (stay === undefined) return `${file} holds no exercises: choose one that “Save to a file” made here.`;
  return `Loaded.${stay > 0 ? ` Of ${stay}, this device has a program of its own, which stays.` : ''}`;
}
