import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listFolder } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { id } from './schemas.ts';

/** Where each file, or folder, is one piece of the content, whose id is its name without this ending. */
const pieces = [
  { folder: 'answers', kind: 'files', ending: '.yaml' },
  { folder: 'claims', kind: 'files', ending: '.yaml' },
  { folder: 'examples', kind: 'folders', ending: '' },
  { folder: 'exercises', kind: 'folders', ending: '' },
  { folder: 'predictions', kind: 'files', ending: '.yaml' },
] as const;

/** Files and folders of the content that nobody would read, or whose name could be no address; one sentence each. */
export function misnamedFiles(root = process.cwd()): readonly string[] {
  const sections = `${contentFolder}/sections`;
  return [
    ...pieces.flatMap(({ folder, kind, ending }) =>
      listFolder(root, `${contentFolder}/${folder}`, kind)
        .filter(
          (name) =>
            !name.endsWith(ending) || !id.safeParse(name.slice(0, name.length - ending.length)).success,
        )
        .map(
          (name) =>
            `${contentFolder}/${folder}/${name}: this name can be no id; call it <id>${ending || '/'}, the id in lower-case words joined by hyphens`,
        ),
    ),
    ...(existsSync(join(root, sections)) ? globSync('**/*', { cwd: join(root, sections) }) : [])
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.mdx?$/i.test(path) && !basename(path).startsWith('_'))
      .filter((path) => path.includes('/') || !path.endsWith('.mdx'))
      .map(
        (path) =>
          `${sections}/${path}: this is read as no section; call it ${sections}/${basename(path).replace(/\.\w+$/, '')}.mdx`,
      ),
  ];
}
