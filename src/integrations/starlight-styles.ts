import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const OWN_PRINT = fileURLToPath(new URL('../styles/print.css', import.meta.url));

/**
 * Three of Starlight's style sheets, where overriding them would send every reader both versions: its print style is
 * replaced by ours, which is linked for print only, and of its tokens the colors are left out, all of which
 * `src/styles/starlight.css` defines. Its asides are left out as well: no page has one.
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
                  return `${OWN_PRINT}${source.slice(source.indexOf('?'))}`;
                },
                load(id) {
                  if (/\/starlight\/dist\/style\/asides\.css$/.test(id)) return '';
                  if (!/\/starlight\/dist\/style\/props\.css$/.test(id)) return undefined;
                  return readFileSync(id, 'utf8').replace(/^\s*--sl-(?:color|hue|shadow)-[^;]*;/gm, '');
                },
              },
            ],
          },
        });
      },
    },
  };
}
