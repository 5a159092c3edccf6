import { fileURLToPath } from 'node:url';
import type { satteri } from '@astrojs/markdown-satteri';

type Processor = ReturnType<typeof satteri>;

/** What writers of MDX run into, by what the compiler says of it, and the next step. */
const nextSteps: readonly (readonly [RegExp, string])[] = [
  [/closing (tag|slash)/, 'close the tag, or correct what stands within it'],
  [/after `<`|before name/, 'in text write &lt;, or put it in `code`'],
  [
    /expression|brace/,
    'braces begin an expression: in text write \\{, and the id of a heading as \\{#some-id\\}',
  ],
];

/** Has what is wrong in MDX say its file and the next step: the compiler knows the line and the column alone. */
export function withMdxFaults(processor: Processor): Processor {
  return {
    ...processor,
    async createMdxRenderer(...options) {
      const renderer = await processor.createMdxRenderer!(...options);
      return {
        ...renderer,
        async process(content, path, frontmatter) {
          try {
            return await renderer.process(content, path, frontmatter);
          } catch (error) {
            throw inFile(error, path);
          }
        },
      };
    },
  };
}

/** The error with its file before its place; one that names the file already is left as it is. */
function inFile(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const place = /^(\d+):(\d+): /.exec(error.message);
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const file = path.startsWith(root) ? path.slice(root.length) : path;
  if (error.message.includes(file)) return error;
  const next = nextSteps.find(([said]) => said.test(error.message))?.[1];
  error.message = `${file}:${place === null ? ' ' : ''}${error.message}${next === undefined ? '' : `; ${next}`}`;
  return Object.assign(error, place && { line: Number(place[1]), column: Number(place[2]) });
}
