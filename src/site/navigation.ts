import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A page of the tutorial, as navigation needs it before any collection is loaded. */
export interface SectionEntry {
  readonly slug: string;
  readonly title: string;
  /** Its short name in the sidebar. */
  readonly label: string;
  /** 1 to 13; pages beside the tutorial have none. */
  readonly section?: number;
}

const FOLDER = 'content/sections';

/** Every page of `content/sections`: the numbered ones in order, then the others by title. */
export function listSections(root = process.cwd()): readonly SectionEntry[] {
  const folder = join(root, FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('_'))
    .map((name) => readEntry(join(folder, name), name))
    .sort((a, b) => (a.section ?? 99) - (b.section ?? 99) || a.title.localeCompare(b.title));
}

function readEntry(path: string, name: string): SectionEntry {
  const yaml = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(path, 'utf8'))?.[1];
  if (yaml === undefined)
    throw new Error(`${FOLDER}/${name} has no front matter: give it title, slug and description`);
  const data = parse(yaml) as {
    title?: string;
    slug?: string;
    section?: number;
    sidebar?: { label?: string };
  };
  if (data.title === undefined || data.slug === undefined) {
    throw new Error(`${FOLDER}/${name}: the front matter needs a title and a slug`);
  }
  return {
    slug: data.slug,
    title: data.title,
    label: data.sidebar?.label ?? data.title,
    ...(data.section === undefined ? {} : { section: data.section }),
  };
}
