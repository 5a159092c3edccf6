// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { writtenHeadingIds } from './src/integrations/heading-ids.ts';
import { sandboxedScripts } from './src/integrations/sandboxed-scripts.ts';
import { permalinks } from './src/integrations/permalinks/permalinks.ts';
import { listSections } from './src/site/navigation.ts';

/** @param {import('./src/site/navigation.ts').SectionEntry} entry */
const sidebarLink = ({ slug, label, section }) => ({
  slug,
  label,
  attrs: section === undefined ? {} : { 'data-section': section },
});
const sections = listSections();

export default defineConfig({
  site: process.env.SITE ?? 'https://is-await-just-yield.example',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  markdown: {
    processor: satteri({ hastPlugins: [writtenHeadingIds()] }),
  },
  integrations: [
    permalinks(),
    sandboxedScripts(),
    starlight({
      title: 'Is await just yield?',
      description: 'A runnable tutorial: are Python’s async/await mechanisms based on yield?',
      customCss: ['./src/styles/tokens.css'],
      // Starlight looks for headings and asides in its own folder only, unless told of others.
      markdown: { processedDirs: ['./content/sections/'] },
      // <Next> at a section's end says where the way goes on, and why.
      pagination: false,
      sidebar: [
        { label: 'The article on trial', items: sections.filter(({ section }) => section).map(sidebarLink) },
        { label: 'Beside it', items: sections.filter(({ section }) => !section).map(sidebarLink) },
      ],
    }),
  ],
});
