import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { contentFolder } from './site/folders.ts';
import { sectionFields } from './site/schemas.ts';

/**
 * The tutorial's pages, for Starlight, which renders them; `slug` is written down in each file. All else that pages show
 * is loaded by `src/site`, where scripts and tests can load it, too.
 */
const docs = defineCollection({
  loader: glob({ base: `./${contentFolder}/sections`, pattern: '**/[^_]*.mdx' }),
  schema: docsSchema({ extend: sectionFields }),
});

export const collections = { docs };
