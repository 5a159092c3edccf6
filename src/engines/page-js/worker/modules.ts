import { scriptUrl } from '../../../sandbox/worker/script-url.ts';
import { parse, type ImportSpecifier } from 'es-module-lexer/minimal/js';

/** The folder in which a program finds its files, as it is told. */
export const HOME = '/home/reader/';

/** A problem with an import, at its place in the reader's file. */
export class ImportFault extends Error {
  readonly code = 'ERR_MODULE_NOT_FOUND';
  // Private, for whoever catches the error and prints it sees its properties.
  readonly #place: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly width: number;
  };

  constructor(message: string, source: string, file: string, from: number, to: number) {
    super(message);
    Object.defineProperty(this, 'name', { value: 'Error', enumerable: false });
    const before = source.slice(0, from).split('\n');
    this.#place = {
      file,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      width: Math.max(1, to - from),
    };
  }

  get place() {
    return this.#place;
  }
}

/** What `import()` and `import.meta` are replaced by: names that no program uses. */
const IMPORT = '\u02b9import';
const META = '\u02b9meta';

/** The reader's files as modules. Browsers import only from URLs: each file gets one, which replaces its name in imports. */
export class Modules {
  readonly #files: Readonly<Record<string, string>>;
  readonly #urls = new Map<string, string>();
  readonly #open: string[] = [];
  readonly #imports = new Map<string, readonly ImportSpecifier[]>();

  /** `onImport` gets every `import()` while it is pending. */
  constructor(files: Readonly<Record<string, string>>, onImport: (pending: Promise<unknown>) => void) {
    this.#files = files;
    const load = (from: string) => async (specifier: unknown) => {
      const url = this.#link(this.#resolve(String(specifier), from, 0, 0));
      const pending = import(/* @vite-ignore */ url) as Promise<unknown>;
      onImport(pending);
      return pending;
    };
    const meta = (file: string) => ({
      dirname: HOME.slice(0, -1) + (file.includes('/') ? `/${file.slice(0, file.lastIndexOf('/'))}` : ''),
      filename: HOME + file,
      main: false,
      resolve: (specifier: string) => `file://${HOME}${this.#resolve(specifier, file, 0, 0)}`,
      url: `file://${HOME}${file}`,
    });
    const metas = new Map<string, object>();
    Object.defineProperties(self, {
      [IMPORT]: { value: load },
      [META]: {
        value: (file: string) => {
          const known = metas.get(file) ?? meta(file);
          metas.set(file, known);
          return known;
        },
      },
    });
  }

  /** The URL to import the entry from; also makes those of all that it imports. Throws {@link ImportFault}. */
  link(entry: string): string {
    return this.#link(entry);
  }

  /** The text with the names that Node would print in place of the files' URLs. */
  tidy(text: string): string {
    if (!text.includes(self.location.protocol)) return text;
    let tidied = text;
    for (const [file, url] of this.#urls) tidied = tidied.replaceAll(url, `file://${HOME}${file}`);
    return tidied;
  }

  /** The place that imports `name`, which the other module does not export: browsers report the name only. */
  whereImported(name: string): ImportFault | undefined {
    for (const [file, imports] of this.#imports) {
      const source = this.#files[file] ?? '';
      for (const { ss, se, d } of imports) {
        if (d !== -1) continue;
        const statement = source.slice(ss, se);
        const at = new RegExp(`(?<![\\w$])${name.replace(/[$]/g, '\\$&')}(?![\\w$])`).exec(statement)?.index;
        if (at !== undefined) return new ImportFault('', source, file, ss + at, ss + at + name.length);
      }
    }
    return undefined;
  }

  #link(file: string): string {
    const known = this.#urls.get(file);
    if (known !== undefined) return known;
    this.#open.push(file);
    const source = (this.#files[file] ?? '').replace(/^#!/, '//');
    const url = scriptUrl(this.#rewrite(source, file));
    this.#urls.set(file, url);
    this.#open.pop();
    return url;
  }

  #rewrite(source: string, file: string): string {
    let imports: readonly ImportSpecifier[];
    try {
      [imports] = parse(source, file);
    } catch {
      return source; // the engine itself reports the syntax error
    }
    this.#imports.set(file, imports);
    let text = '';
    let done = 0;
    const put = (from: number, to: number, replacement: string) => {
      text += source.slice(done, from) + replacement;
      done = to;
    };
    for (const { n, s, e, ss, se, d } of [...imports].sort((a, b) => a.ss - b.ss)) {
      if (d === -2) put(ss, se, `${META}(${JSON.stringify(file)})`);
      else if (d >= 0) put(ss, ss + 'import'.length, `${IMPORT}(${JSON.stringify(file)})`);
      else if (n !== undefined) put(s, e, this.#link(this.#resolve(n, file, s, e)));
    }
    return text + source.slice(done);
  }

  #resolve(specifier: string, from: string, start: number, end: number): string {
    const source = this.#files[from] ?? '';
    const fault = (message: string) => new ImportFault(message, source, from, start, end);
    if (!/^(?:\.{1,2}\/|file:\/\/\/|\/)/.test(specifier)) {
      const what = specifier.startsWith('node:') ? 'module' : 'package';
      throw fault(
        `Cannot find ${what} '${specifier}' imported from ${HOME}${from}\n` +
          `The page’s own JavaScript has no Node modules and no packages. Choose Node, above the output, to run this.`,
      );
    }
    const path = decodeURIComponent(new URL(specifier, `file://${HOME}${from}`).pathname);
    const file = path.startsWith(HOME) ? path.slice(HOME.length) : undefined;
    if (file === undefined || !Object.hasOwn(this.#files, file)) {
      const names = Object.keys(this.#files).join(', ');
      throw fault(
        `Cannot find module '${path}' imported from ${HOME}${from}\nThis program’s files: ${names}`,
      );
    }
    if (!/\.m?js$/.test(file)) {
      throw fault(`Unknown file extension "${/\.[^.]*$/.exec(file)?.[0] ?? ''}" for ${path}`);
    }
    if (this.#open.includes(file)) {
      const circle = [...this.#open.slice(this.#open.indexOf(file)), file].join(' → ');
      throw fault(
        `A circle of imports (${circle}) does not work in this page\n` +
          `Browsers load these files one by one. Choose Node, above the output, to run this.`,
      );
    }
    return file;
  }
}
