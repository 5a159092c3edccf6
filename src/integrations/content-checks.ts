import type { AstroIntegration } from 'astro';
import { findFaults } from '../site/content-checks.ts';
import { loadContent } from '../site/load-content.ts';

/** Fails the build when claims, examples and sections do not fit together; while writing, the same is a warning. */
export function contentChecks(): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:server:start': ({ logger }) => {
        for (const fault of findFaults(loadContent())) logger.warn(fault);
      },
      'astro:build:start': ({ logger }) => {
        const content = loadContent();
        const faults = findFaults(content);
        if (faults.length > 0)
          throw new Error(`The content does not fit together:\n- ${faults.join('\n- ')}`);
        logger.info(
          `${content.claims.length} claims and ${content.examples.length} examples, each in its section, with sources and recordings`,
        );
      },
    },
  };
}
