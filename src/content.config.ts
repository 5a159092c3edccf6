import { docsSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { claimSchema, exampleSchema, glossarySchema, sectionFields } from './site/schemas.ts';

/** The tutorial, in reading order; `slug` is written down in each file. */
const docs = defineCollection({
  loader: glob({ base: './content/sections', pattern: '**/[^_]*.mdx' }),
  schema: docsSchema({ extend: sectionFields }),
});

/** One file a claim. */
const claims = defineCollection({
  loader: glob({ base: './content/claims', pattern: '*.yaml' }),
  schema: claimSchema,
});

/** One folder an example; its code and recordings are read from beside the YAML by `src/site/examples.ts`. */
const examples = defineCollection({
  loader: glob({
    base: './content/examples',
    pattern: '*/example.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: exampleSchema,
});

/** The glossary: one file, an entry a term. */
const glossary = defineCollection({ loader: file('./content/glossary.yaml'), schema: glossarySchema });

export const collections = { docs, claims, examples, glossary };
