import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parseAnchorList } from './anchors.ts';
import { publishedAddresses } from './pages.ts';
import { brokenAddresses, parseRedirects } from './redirects.ts';

/** What the page learns about moved addresses, as a module. */
const moduleId = 'virtual:redirects';

/**
 * Links for ever: gives every page in `content/redirects.yaml` a page that sends readers on, tells the client where
 * anchors went, and fails the build when an address in `content/anchors.txt` no longer resolves.
 */
export function permalinks(): AstroIntegration {
  let listed: readonly string[] = [];
  let redirects: Readonly<Record<string, string>> = {};
  return {
    name: 'permalinks',
    hooks: {
      'astro:config:setup'({ config, injectRoute, injectScript, updateConfig, addWatchFile }) {
        const redirectsFile = new URL('content/redirects.yaml', config.root);
        addWatchFile(redirectsFile);
        redirects = parseRedirects(readFileSync(redirectsFile, 'utf8'));
        const listFile = new URL('content/anchors.txt', config.root);
        listed = existsSync(listFile) ? parseAnchorList(readFileSync(listFile, 'utf8')) : [];
        for (const from of Object.keys(redirects).filter((address) => !address.includes('#'))) {
          injectRoute({
            pattern: from.slice(0, -1),
            entrypoint: new URL('./redirect-page.astro', import.meta.url),
            prerender: true,
          });
        }
        const links = fileURLToPath(new URL('../../elements/links/links.ts', import.meta.url));
        injectScript('page', `import { startLinks } from ${JSON.stringify(links)}; startLinks();`);
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'permalinks',
                resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
                load: (id) =>
                  id === `\0${moduleId}` ? `export const redirects = ${JSON.stringify(redirects)};` : null,
              },
            ],
          },
        });
      },
      'astro:build:done'({ dir, logger }) {
        const existing = publishedAddresses(fileURLToPath(dir));
        const broken = brokenAddresses(listed, existing, redirects);
        if (broken.length > 0) {
          throw new Error(
            `${broken.length} published address(es) no longer resolve:\n  ${broken.join('\n  ')}\n` +
              'Say in content/redirects.yaml where they went; do not delete them from content/anchors.txt.',
          );
        }
        const fresh = [...existing].filter((address) => !listed.includes(address)).length;
        logger.info(
          `${listed.length} published addresses resolve` +
            (fresh > 0 ? `; ${fresh} new ones ("npm run anchors" lists them)` : ''),
        );
      },
    },
  };
}
