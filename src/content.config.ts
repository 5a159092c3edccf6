import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { contentFolder } from './site/folders.ts';
import { sectionFields } from './site/schemas.ts';

/**
 * The tutorial's pages, for Starlight, which renders them; `slug` stands in each file. Everything else that pages show is
 * loaded by `src/site`, which scripts and tests can use, too.
 */
const docs = defineCollection({
  loader: glob({ base: `./${contentFolder}/sections`, pattern: '**/[^_]*.mdx' }),
  schema: docsSchema({ extend: sectionFields }),
});

export const collections = { docs };
