import { z } from 'zod';
import { listFolder, parseYaml, readText } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { id, sectionFields } from './schemas.ts';
import { shownIn, type Shown } from './shown.ts';

const SECTIONS_FOLDER = `${contentFolder}/sections`;

/** A page of the tutorial, or beside it, as its file says it. */
export interface Section {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  /** Its short name in the sidebar. */
  readonly label: string;
  /** Where it stands in the tutorial, from 1; pages beside the tutorial have none. */
  readonly section?: number;
  /** Where its text is: `content/sections/07-sample-1-generators.mdx`. */
  readonly file: string;
  /** MDX, without the front matter. */
  readonly body: string;
  readonly shown: Shown;
}

/** Every page of the folder `sections`: the numbered ones in order, then the others by title. */
export function loadSections(root = process.cwd()): readonly Section[] {
  return listFolder(root, SECTIONS_FOLDER, 'files')
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('_'))
    .map((name) => loadSection(root, `${SECTIONS_FOLDER}/${name}`))
    .sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title));
}

/** The sections of the tutorial itself, in order. */
export function numberedSections(root = process.cwd()): readonly Section[] {
  return loadSections(root).filter(({ section }) => section !== undefined);
}

const place = ({ section }: Section): number => section ?? Infinity;

/** What front matter has to say; Starlight knows more fields, and checks those. */
const frontMatter = sectionFields.extend({
  title: z.string(),
  slug: id,
  description: z.string(),
  sidebar: z.looseObject({ label: z.string().optional() }).optional(),
});

function loadSection(root: string, file: string): Section {
  const [, yaml, body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(readText(root, file)) ?? [];
  if (yaml === undefined) throw new Error(`${file} has no front matter: give it title, slug and description`);
  // With the line of its dashes, so that a message counts lines as the file does.
  const { title, slug, description, section, sidebar } = parseYaml(`\n${yaml}`, file, frontMatter);
  return {
    slug,
    title,
    description,
    label: sidebar?.label ?? title,
    ...(section === undefined ? {} : { section }),
    file,
    body,
    shown: shownIn(body),
  };
}
