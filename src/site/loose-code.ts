import { changeFiles, type PromisedChange } from '../examples/promised-change.ts';
import type { SiteExample } from './examples.ts';
import type { Section } from './sections.ts';

/**
 * Blocks of code in the prose that a reader cannot run: neither a part of an example nor of what one becomes by a promised
 * change. Comments at the end of lines and empty lines do not count.
 */
export function looseCode(
  sections: readonly Pick<Section, 'file' | 'body'>[],
  examples: readonly Pick<SiteExample, 'id' | 'files' | 'entry'>[],
  changes: readonly PromisedChange[],
): readonly string[] {
  const changed = changes.flatMap(({ example, change }) => {
    const found = examples.find(({ id }) => id === example);
    return found ? [changeFiles(found.files, found.entry, change)] : [];
  });
  const programs = [...examples.map(({ files }) => files), ...changed].flatMap(Object.values).map(plain);
  return sections.flatMap(({ file, body }) =>
    [...body.matchAll(/^```(?:python|js|javascript|mjs)\b[^\n]*\n([\s\S]*?)^```/gm)]
      .map(([, block = '']) => plain(block))
      .filter((block) => !programs.some((program) => program.includes(block)))
      .map(
        (block) =>
          `${file}: the code that begins with ${JSON.stringify(block.split('\n')[0])} cannot be run; make it an example, or ` +
          `quote one, or what a change of try-this.yaml makes of one`,
      ),
  );
}

function plain(code: string): string {
  return code
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
