import { diffView } from '../diff/load-diff.ts';
import { showMissing } from '../late/missing.ts';
import type { Files } from './cell-events.ts';

/** The word "edited" in the bar: it is there when the text differs, and shows how when it is pressed. */
export class EditedMark {
  readonly #button: HTMLButtonElement;
  readonly #panel: HTMLElement;
  readonly #original: Files;
  #files: Files;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cell: HTMLElement, original: Files, signal: AbortSignal) {
    this.#button = cell.querySelector<HTMLButtonElement>('.cell-edited')!;
    this.#panel = cell.querySelector<HTMLElement>('.cell-changes')!;
    this.#original = original;
    this.#files = original;
    this.#button.addEventListener('click', () => this.#toggle(), { signal });
  }

  /** Compares with the text as it is now. */
  update(files: Files, edited: boolean): void {
    this.#files = files;
    this.#button.hidden = !edited;
    if (!edited) this.#close();
    else if (!this.#panel.hidden) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#show(), 300);
    }
  }

  #toggle(): void {
    if (!this.#panel.hidden) {
      this.#close();
      return;
    }
    this.#button.setAttribute('aria-expanded', 'true');
    this.#panel.hidden = false;
    this.#show();
  }

  #show(): void {
    this.#draw().catch((error: unknown) =>
      showMissing(this.#panel, 'The difference', error, () => this.#show()),
    );
  }

  #close(): void {
    this.#button.setAttribute('aria-expanded', 'false');
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
  }

  async #draw(): Promise<void> {
    const renderDiff = await diffView.get();
    if (this.#panel.hidden) return;
    const changed = Object.keys(this.#original).filter((path) => this.#original[path] !== this.#files[path]);
    this.#panel.replaceChildren(
      ...changed.map((path) =>
        renderDiff(this.#original[path] ?? '', this.#files[path] ?? '', {
          before: changed.length > 1 ? `${path}, original` : 'original',
          after: 'yours',
        }),
      ),
    );
  }
}
