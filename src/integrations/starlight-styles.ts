import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { changePage, readPages } from './built-pages.ts';

/** The styles of Starlight's components that no page has. They would come with every page all the same. */
const UNUSED =
  /\/starlight\/dist\/(?:components\/(?:Banner|ContentNotice|EditLink|Hero|SocialIcons)|user-components\/(?:Badge|LinkButton))\.astro\?.*\btype=style\b/;

/** The module in place of the address of Starlight's print style. It exports an empty `data:` URL, which needs no request. */
const PRINT_ADDRESS = '\0print-address';
const NOTHING = 'data:text/css,';
/** The link that Starlight makes of that address; no page needs it. */
const PRINT_LINK = `<link rel="stylesheet" href="${NOTHING}" media="print">`;

/**
 * Leaves out parts of Starlight's styles; to override them would send every reader both versions. The print style is
 * replaced by ours, which comes with all others; the colors of its tokens are left out, since `src/styles/starlight.css`
 * defines those that its other styles name; and so are asides and components that no page has. Compressed, the sheet of
 * every page is 1.9 kB smaller so: components 1.0, colors 0.7, asides 0.2.
 */
export function starlightStyles(): AstroIntegration {
  return {
    name: 'starlight-styles',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'starlight-styles',
                enforce: 'pre',
                resolveId(source, importer) {
                  if (!/\/style\/print\.css\?/.test(source) || !importer?.includes('/starlight/'))
                    return undefined;
                  return PRINT_ADDRESS;
                },
                load: {
                  // Before Astro, which loads the styles of components.
                  order: 'pre',
                  handler(id) {
                    if (/\/starlight\/dist\/style\/asides\.css$/.test(id) || UNUSED.test(id)) return '';
                    if (id === PRINT_ADDRESS) return `export default '${NOTHING}';`;
                    if (!/\/starlight\/dist\/style\/props\.css$/.test(id)) return undefined;
                    return readFileSync(id, 'utf8').replace(/^\s*--sl-(?:color|hue|shadow)-[^;]*;/gm, '');
                  },
                },
              },
            ],
          },
        });
      },
      'astro:build:done'({ dir }) {
        for (const page of readPages(dir)) changePage(page, page.html.replace(PRINT_LINK, ''));
      },
    },
  };
}
