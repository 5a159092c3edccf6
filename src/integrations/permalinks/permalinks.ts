import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { answerSlug, loadAnswers } from '../../site/answers.ts';
import { listExampleIds, loadExample } from '../../site/examples.ts';
import { contentFolder } from '../../site/folders.ts';
import { loadSections } from '../../site/sections.ts';
import { parseAnchorList } from './anchors.ts';
import { publishedAddresses } from './pages.ts';
import { redirectPage } from './redirect-page.ts';
import { companions, playgroundRedirects, withExampleAnchors } from './renamed-examples.ts';
import { brokenAddresses, follow, parseRedirects, type Redirects } from './redirects.ts';

/** What the page learns about moved addresses, as a module. */
const moduleId = 'virtual:redirects';

/**
 * Links for ever: gives every page in `content/redirects.yaml` a page that sends readers on, tells the client where
 * anchors went, and fails the build when an address in `content/anchors.txt` no longer resolves.
 */
export function permalinks(): AstroIntegration {
  let listed: readonly string[] = [];
  let redirects: Redirects = {};
  let redirectsFile = '';
  let base = '';
  let site = '';
  const movedPages = (): string[] => Object.keys(redirects).filter((from) => !from.includes('#'));
  const pageFor = (from: string): string => redirectPage(from, redirects, base, site);
  return {
    name: 'permalinks',
    hooks: {
      'astro:config:setup'({ config, injectScript, updateConfig }) {
        redirectsFile = fileURLToPath(new URL(`${contentFolder}/redirects.yaml`, config.root));
        redirects = readRedirects(redirectsFile);
        const listFile = new URL(`${contentFolder}/anchors.txt`, config.root);
        listed = existsSync(listFile) ? parseAnchorList(readFileSync(listFile, 'utf8')) : [];
        base = config.base.replace(/\/$/, '');
        site = config.site ?? 'http://localhost';
        const links = fileURLToPath(new URL('../../elements/links/links.ts', import.meta.url));
        injectScript('page', `import { startLinks } from ${JSON.stringify(links)}; startLinks();`);
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'permalinks',
                resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
                load: (id) =>
                  id === `\0${moduleId}`
                    ? `export const redirects = ${JSON.stringify({ ...playgroundRedirects(redirects), ...redirects })};`
                    : null,
              },
            ],
          },
        });
      },
      'astro:server:setup'({ server, logger }) {
        // Read anew, without starting the server anew.
        server.watcher.add(redirectsFile);
        server.watcher.on('change', (file) => {
          if (file !== redirectsFile) return;
          try {
            redirects = readRedirects(redirectsFile);
          } catch (error) {
            logger.error((error as Error).message);
          }
          const module = server.environments.client.moduleGraph.getModuleById(`\0${moduleId}`);
          if (module) server.environments.client.moduleGraph.invalidateModule(module);
        });
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').replace(/[?#].*/, '').slice(base.length);
          if (!movedPages().includes(path)) {
            next();
            return;
          }
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(pageFor(path));
        });
      },
      // Files and not routes: search engines and the sitemap have no use for them.
      'astro:build:done'({ dir, logger }) {
        for (const from of movedPages()) {
          const folder = new URL(`.${from}`, dir);
          mkdirSync(folder, { recursive: true });
          writeFileSync(new URL('index.html', folder), pageFor(from), { flag: 'wx' });
          for (const [file, copy] of companions(from, follow(from, redirects)))
            if (existsSync(new URL(file, dir))) cpSync(new URL(file, dir), new URL(copy, dir));
        }
        const existing = publishedAddresses(fileURLToPath(dir));
        const broken = brokenAddresses(listed, existing, redirects);
        if (broken.length > 0) {
          throw new Error(
            `${broken.length} published address(es) no longer resolve:\n  ${broken.join('\n  ')}\n` +
              `Say in ${contentFolder}/redirects.yaml where they went; do not delete them from ${contentFolder}/anchors.txt.`,
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

function readRedirects(file: string): Redirects {
  // An article that has renamed nothing yet has no such file.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return withExampleAnchors(parseRedirects(text), pagesThatShow);
}

/** The slugs of the pages that show an example. */
function pagesThatShow(id: string): readonly string[] {
  return [
    ...(listExampleIds().includes(id) ? [loadExample(id).section] : []),
    ...loadSections().flatMap(({ slug, shown }) => (shown.examples.includes(id) ? [slug] : [])),
    ...loadAnswers().flatMap((answer) => (answer.example === id ? [answerSlug(answer.id)] : [])),
  ];
}
