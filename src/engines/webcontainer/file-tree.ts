import type { DirectoryNode, FileSystemTree } from '@webcontainer/api';

/** The client's nested form of `{ 'lib/a.mjs': '…' }`. */
export function fileTree(files: Readonly<Record<string, string>>): FileSystemTree {
  const root: FileSystemTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const names = path.split('/');
    const last = names.pop() ?? path;
    let folder = root;
    for (const name of names) {
      const known = (folder[name] ??= { directory: {} }) as DirectoryNode;
      folder = known.directory;
    }
    folder[last] = { file: { contents } };
  }
  return root;
}
