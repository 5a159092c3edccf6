import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { requireArticleFiles } from '../site/article-files.ts';
import { findFaults } from '../site/find-faults.ts';
import { contentFolder } from '../site/folders.ts';
import { loadContent } from '../site/load-content.ts';
import { loadSections, type Section } from '../site/sections.ts';
import { SidebarWatch } from './sidebar-watch.ts';

/**
 * Fails the build when claims, examples and sections do not fit together; in `npm run dev`, it warns at every change.
 * There it also reloads the page, since Astro does not watch content that is read without its collections.
 */
export function contentChecks(): AstroIntegration {
  let content = '';
  let config = '';
  let warned: readonly string[] = [];
  const warn = (logger: AstroIntegrationLogger): void => {
    const faults = faultsInWords();
    for (const fault of faults.filter((fault) => !warned.includes(fault))) logger.warn(fault);
    if (warned.length > 0 && faults.length === 0) logger.info('The content fits together again.');
    warned = faults;
  };
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:done': ({ config: { root } }) => {
        content = fileURLToPath(new URL(`${contentFolder}/`, root));
        config = fileURLToPath(new URL('astro.config.mjs', root));
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.add(content);
        let soon: NodeJS.Timeout | undefined;
        const sidebar = new SidebarWatch(readSections() ?? []);
        server.watcher.on('all', (_event, file) => {
          if (!file.startsWith(content)) return;
          clearTimeout(soon);
          // An editor, and npm run record, write several files in a row.
          soon = setTimeout(() => {
            warn(logger);
            if (sidebar.isStale(readSections())) {
              logger.info('Sections came, went or moved: the dev server starts anew, for its sidebar.');
              server.watcher.emit('change', config);
            } else server.ws.send({ type: 'full-reload' });
          }, 200);
        });
      },
      'astro:server:start': ({ logger }) => warn(logger),
      'astro:build:start': ({ logger }) => {
        const content = loadContent();
        const faults = findFaults(content);
        if (faults.length > 0)
          throw new Error(`The content does not fit together:\n- ${faults.join('\n- ')}`);
        const { claims, examples, sections } = content;
        logger.info(
          `${claims.length} claims, ${examples.length} examples and ${sections.length} pages fit together`,
        );
      },
    },
  };
}

/** The sections as they are; nothing while one of them cannot be read. */
function readSections(): readonly Section[] | undefined {
  try {
    return loadSections();
  } catch {
    return undefined;
  }
}

/** The faults of the content, for `npm run dev`: a file that cannot be read may be half written, and is one fault more. */
function faultsInWords(): readonly string[] {
  try {
    requireArticleFiles(loadSections());
    return findFaults(loadContent());
  } catch (error) {
    return [(error as Error).message];
  }
}
