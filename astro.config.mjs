// @ts-check
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: process.env.SITE ?? 'https://is-await-just-yield.example',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: 'Is await just yield?',
      description: 'A runnable tutorial: are Python’s async/await mechanisms based on yield?',
      // Starlight looks for headings and asides in its own folder only, unless told of others.
      markdown: { processedDirs: ['./content/sections/'] },
      sidebar: [{ slug: 'index' }],
    }),
  ],
});
