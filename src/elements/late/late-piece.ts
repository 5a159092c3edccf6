/** A piece of the page could not be loaded. */
export class PieceMissing extends Error {
  override readonly name = 'PieceMissing';
  /** Whether this was not the first failure: the other address failed as well, and only a reload of the page can help. */
  readonly again: boolean;

  constructor(again: boolean, cause: unknown) {
    super('A file of this page did not arrive', { cause });
    this.again = again;
  }
}

/**
 * A piece of the page that is loaded when it is first needed: what a module exports under `name`. All callers share one
 * load; after a failure the next call loads again. Firefox and WebKit remember an address that failed and do not ask the
 * network again, so from the second time on the file is also fetched under another address.
 */
export class LatePiece<Name extends string, Module extends Readonly<Record<Name, unknown>>> {
  readonly #name: Name;
  readonly #load: () => Promise<Module>;
  readonly #import: (address: string) => Promise<unknown>;
  #loading: Promise<Module[Name]> | undefined;
  #failures = 0;

  constructor(
    name: Name,
    load: () => Promise<Module>,
    importFrom = (address: string): Promise<unknown> => import(/* @vite-ignore */ address),
  ) {
    this.#name = name;
    this.#load = load;
    this.#import = importFrom;
  }

  /** The loaded export. Rejects with {@link PieceMissing}; a later call may succeed. */
  get(): Promise<Module[Name]> {
    this.#loading ??= this.#try().catch((error: unknown) => {
      this.#loading = undefined;
      this.#failures += 1;
      throw new PieceMissing(this.#failures > 1, error);
    });
    return this.#loading;
  }

  async #try(): Promise<Module[Name]> {
    try {
      const module = await this.#load();
      return module[this.#name];
    } catch (error) {
      const address = this.#failures > 0 ? addressIn(this.#load) : undefined;
      if (address === undefined) throw error;
      const module = await this.#import(`${address}?again=${this.#failures}`);
      if (typeof module === 'object' && module !== null && this.#name in module) {
        return (module as Module)[this.#name];
      }
      throw error;
    }
  }
}

/**
 * The address in `() => import('./piece.js')`, as it stands in the built script. WebKit's error names none, and the others'
 * may be that of another file.
 */
function addressIn(load: () => unknown): string | undefined {
  const name = /\bimport\(\s*(["'`])(?<name>[^"'`]+)\1\s*\)/.exec(load.toString())?.groups?.['name'];
  return name === undefined ? undefined : new URL(name, import.meta.url).href;
}
