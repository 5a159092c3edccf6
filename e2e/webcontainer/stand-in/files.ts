/** What `mount` sends: `d` a folder, `f.c` a file's text. */
export interface MountTree {
  readonly d: Readonly<Record<string, MountTree | { readonly f: { readonly c: string } }>>;
}

/** The container's disk: text by path. */
export class Files {
  readonly #texts = new Map<string, string>();

  mount(bytes: Uint8Array): void {
    const put = (tree: MountTree, at: string) => {
      for (const [name, entry] of Object.entries(tree.d)) {
        if ('d' in entry) put(entry, `${at}${name}/`);
        else this.#texts.set(at + name, entry.f.c);
      }
    };
    put(JSON.parse(new TextDecoder().decode(bytes)) as MountTree, '');
  }

  read(path: string): string {
    const text = this.#texts.get(path);
    if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    return text;
  }

  remove(folder: string): void {
    for (const path of [...this.#texts.keys()]) {
      if (path === folder || path.startsWith(`${folder}/`)) this.#texts.delete(path);
    }
  }

  get paths(): readonly string[] {
    return [...this.#texts.keys()];
  }
}
