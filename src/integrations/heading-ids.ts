import type { satteri } from '@astrojs/markdown-satteri';

type SatteriOptions = NonNullable<Parameters<typeof satteri>[0]>;
type HastPluginEntry = NonNullable<SatteriOptions['hastPlugins']>[number];

/** `## Title \{#the-id\}`: the braces are escaped, or MDX would take them for an expression. */
const WRITTEN_ID = /\s*\{#([^{}\s]*)\}\s*$/;
const WELL_FORMED = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Takes a heading's id from the text, never from its wording: a title may be improved, an anchor stays.
 * A heading without an id, or with one that another heading of the page has, fails the build.
 */
export function writtenHeadingIds(): HastPluginEntry {
  return ({ fileURL }) => {
    const seen = new Map<string, string>();
    const page = decodeURI(fileURL?.pathname.split('/').slice(-3).join('/') ?? 'this page');
    return {
      name: 'written-heading-ids',
      element: {
        filter: ['h2', 'h3', 'h4'],
        visit(node, context) {
          const title = context.textContent(node);
          const last = node.children.at(-1);
          const id = last?.type === 'text' ? WRITTEN_ID.exec(last.value)?.[1] : undefined;
          if (last?.type !== 'text' || id === undefined) {
            throw new Error(
              `${page}: the heading "${title}" has no id. Write it down: ## ${title} \\{#some-id\\}`,
            );
          }
          if (!WELL_FORMED.test(id)) {
            throw new Error(
              `${page}: the id "${id}" of "${title}" is not lower-case words joined by hyphens`,
            );
          }
          const other = seen.get(id);
          if (other !== undefined) throw new Error(`${page}: "${other}" and "${title}" share the id "${id}"`);
          seen.set(id, title);
          context.replaceNode(last, { type: 'text', value: last.value.replace(WRITTEN_ID, '') });
          context.setProperty(node, 'id', id);
        },
      },
    };
  };
}
