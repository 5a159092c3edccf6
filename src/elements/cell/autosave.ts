import type { Files } from './cell-events.ts';
import { deviceStorage } from '../base/device-storage.ts';
import { loadEdits, loadOthers, othersKey, saveEdits } from './saved-edits.ts';

/** Milliseconds after the last change: a word is saved once, not letter by letter. */
const delay = 250;

/** Other versions of one text that are kept; of more, the oldest goes. */
const mostOthers = 5;

interface Listener {
  /** False when the text could not be saved; true when everything is saved again. */
  saved(saved: boolean): void;
  /** How many other versions of the text are kept now: another tab may have written one. */
  others(count: number): void;
}

/**
 * Saves a text on this device soon after it was changed, and when the page is left in the middle of a word. Other versions
 * are not lost but kept beside it: what another tab saved meanwhile, and a text that was replaced.
 */
export class Autosave {
  readonly #text: () => Files;
  readonly #listener: Listener;
  readonly #storage: Storage | undefined;
  #key = '';
  #original: Files = {};
  /** What this page read or saved last under the key. */
  #known: string | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #refused = false;
  /** Other versions that could not be saved for lack of room. Until they are, what storage holds is not replaced. */
  #owed: readonly Files[] | undefined;

  /** `text` is the text as it is now. */
  constructor(text: () => Files, listener: Listener, signal: AbortSignal, storage = deviceStorage()) {
    this.#text = text;
    this.#listener = listener;
    this.#storage = storage;
    if (!('addEventListener' in globalThis)) return;
    signal.addEventListener('abort', () => this.flush());
    addEventListener('pagehide', () => this.flush(), { signal });
    addEventListener(
      'storage',
      ({ key }) => key === othersKey(this.#key) && this.#listener.others(this.others.length),
      { signal },
    );
  }

  /** From now on the text is saved under this key, while it is not the `original`. Returns what was saved there. */
  open(key: string, original: Files): Files | undefined {
    this.flush();
    this.#key = key;
    this.#original = original;
    const saved = loadEdits(key, this.#storage);
    this.#known = saved && written(saved);
    this.#owed = undefined;
    if (this.#refused) this.#listener.saved(true);
    this.#refused = false;
    this.#listener.others(this.others.length);
    return saved;
  }

  /** Whether there is text that outlasts the page. */
  get keeps(): boolean {
    return !this.#refused && !isSame(this.#text(), this.#original);
  }

  /** Other versions that are kept, the newest last. */
  get others(): readonly Files[] {
    return loadOthers(this.#key, this.#storage);
  }

  /** The text has changed. */
  soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.flush(true), delay);
  }

  /** Saves at once what is waiting to be saved. */
  flush(waiting = this.#waiting !== undefined): void {
    this.drop();
    if (waiting) this.#write();
  }

  /** Does not save what waits to be saved: the current text does not belong to this key. */
  drop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  /** Keeps a version beside the text, since something takes its place; not the original, which nobody wrote here. */
  keepBeside(version: Files): void {
    if (!isSame(version, this.#text()) && !isSame(version, this.#original))
      this.#setOthers(this.#beside(version));
  }

  /** Exchanges the text for the newest other version, and returns that; undefined if there is none. */
  takeOther(): Files | undefined {
    const others = [...this.others];
    const taken = others.pop();
    const now = this.#text();
    if (taken) this.#setOthers(isSame(now, this.#original) ? others : [...others, now]);
    return taken;
  }

  forgetOthers(): void {
    this.#setOthers([]);
  }

  /** All other versions, with this one as the newest. */
  #beside(version: Files): readonly Files[] {
    const others = this.#owed ?? this.others;
    return [...others.filter((other) => !isSame(other, version)), version];
  }

  #write(): void {
    const text = this.#text();
    const changed = !isSame(text, this.#original);
    const stored = loadEdits(this.#key, this.#storage);
    const replaced = stored && written(stored) !== this.#known && !isSame(stored, this.#original);
    const now = this.others;
    const others = replaced ? this.#beside(stored) : (this.#owed ?? now);
    const wanted = others.filter((other) => !isSame(other, text));
    const room = (others === now && wanted.length === now.length) || this.#setOthers(wanted);
    const saved = room && saveEdits(this.#key, changed ? text : undefined, this.#storage);
    if (saved) this.#known = changed ? written(text) : undefined;
    const refused = !saved && (changed || !room);
    if (refused !== this.#refused) this.#listener.saved(!refused);
    this.#refused = refused;
  }

  /** False where the device has no room for them. */
  #setOthers(others: readonly Files[]): boolean {
    const wanted = others.slice(-mostOthers);
    const kept = Object.fromEntries(wanted.map((files, index) => [String(index), written(files)]));
    const saved = saveEdits(othersKey(this.#key), wanted.length > 0 ? kept : undefined, this.#storage);
    this.#owed = saved || wanted.length === 0 ? undefined : wanted;
    this.#listener.others(this.others.length);
    return saved;
  }
}

function written(files: Files): string {
  return JSON.stringify(files);
}

function isSame(one: Files, other: Files): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}
