import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { findFaults } from '../site/find-faults.ts';
import { EXAMPLES_FOLDER } from '../site/examples.ts';
import { loadContent } from '../site/load-content.ts';

/**
 * Fails the build when claims, examples and sections do not fit together; while writing, the same is a warning. Examples
 * are read from the disk and not through a collection, so it also tells the browser when one of their files changes.
 */
export function contentChecks(): AstroIntegration {
  let examples = '';
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:done': ({ config }) => {
        examples = fileURLToPath(new URL(`${EXAMPLES_FOLDER}/`, config.root));
      },
      'astro:server:setup': ({ server }) => {
        server.watcher.add(examples);
        server.watcher.on('change', (file) => {
          if (file.startsWith(examples)) server.ws.send({ type: 'full-reload' });
        });
      },
      'astro:server:start': ({ logger }) => {
        for (const fault of findFaults(loadContent())) logger.warn(fault);
      },
      'astro:build:start': ({ logger }) => {
        const content = loadContent();
        const faults = findFaults(content);
        if (faults.length > 0)
          throw new Error(`The content does not fit together:\n- ${faults.join('\n- ')}`);
        const { claims, examples: programs, sections } = content;
        logger.info(
          `${claims.length} claims, ${programs.length} examples and ${sections.length} pages fit together`,
        );
      },
    },
  };
}
