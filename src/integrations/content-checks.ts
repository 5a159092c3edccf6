import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { requireArticleFiles } from '../site/article-files.ts';
import { findFaults } from '../site/find-faults.ts';
import { contentFolder } from '../site/folders.ts';
import { loadContent } from '../site/load-content.ts';
import { loadSections } from '../site/sections.ts';

/**
 * Fails the build when claims, examples and sections do not fit together; in `npm run dev`, it warns at every change.
 * There it also reloads the page, since Astro does not watch content that is read without its collections.
 */
export function contentChecks(): AstroIntegration {
  let content = '';
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
      'astro:config:done': ({ config }) => {
        content = fileURLToPath(new URL(`${contentFolder}/`, config.root));
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.add(content);
        let soon: NodeJS.Timeout | undefined;
        server.watcher.on('all', (_event, file) => {
          if (!file.startsWith(content)) return;
          clearTimeout(soon);
          // An editor, and npm run record, write several files in a row.
          soon = setTimeout(() => {
            warn(logger);
            server.ws.send({ type: 'full-reload' });
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

/** The faults of the content, for `npm run dev`: a file that cannot be read may be half written, and is one fault more. */
function faultsInWords(): readonly string[] {
  try {
    requireArticleFiles(loadSections());
    return findFaults(loadContent());
  } catch (error) {
    return [(error as Error).message];
  }
}
