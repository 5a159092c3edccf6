// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { starlightStyles } from './src/integrations/starlight-styles.ts';
import { codeMarks } from './src/site/code-marks.ts';
import { contentChecks } from './src/integrations/content-checks.ts';
import { writtenHeadingIds } from './src/integrations/heading-ids.ts';
import { pyodideAssets } from './src/integrations/pyodide-assets/integration.ts';
import { sandboxedScripts } from './src/integrations/sandboxed-scripts.ts';
import { isolation } from './src/integrations/isolation/isolation.ts';
import { pageScripts } from './src/integrations/page-scripts.ts';
import { offline } from './src/integrations/offline.ts';
import { permalinks } from './src/integrations/permalinks/permalinks.ts';
import { fonts } from './src/site/fonts.mjs';
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
  // Starlight would switch it on. Its script is a kilobyte of every page, and the offline worker keeps pages anyway.
  prefetch: false,
  fonts,
  markdown: {
    processor: satteri({ hastPlugins: [writtenHeadingIds(), codeMarks()] }),
    syntaxHighlight: false,
  },
  vite: {
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Small modules that every page loads come in one file: a request costs more than they do.
              codeSplitting: {
                groups: [
                  {
                    name: 'common',
                    test: /preload-helper|src\/examples\/link\.ts|src\/elements\/links\/(addresses|copy|copy-links|fragment)\.ts/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  integrations: [
    contentChecks(),
    permalinks(),
    sandboxedScripts(),
    isolation(),
    pyodideAssets(),
    starlightStyles(),
    pageScripts(),
    starlight({
      title: 'Is await just yield?',
      description: 'A runnable tutorial: are Python’s async/await mechanisms based on yield?',
      customCss: [
        './src/styles/tokens.css',
        './src/styles/starlight.css',
        './src/styles/text.css',
        './src/styles/chrome.css',
        './src/styles/pictures.css',
        './src/styles/claims.css',
        './src/styles/section-parts.css',
        './src/styles/terms.css',
        './src/elements/links/links.css',
      ],
      components: {
        Footer: './src/components/Footer.astro',
        Head: './src/components/Head.astro',
        PageTitle: './src/components/PageTitle.astro',
        Search: './src/components/Search.astro',
        SiteTitle: './src/components/SiteTitle.astro',
      },
      // Code in prose is marked as it is in cells; a second highlighter with a second theme would only disagree.
      expressiveCode: false,
      // Starlight looks for headings and asides in its own folder only, unless told of others.
      markdown: { processedDirs: ['./content/sections/'] },
      routeMiddleware: './src/site/page-head.ts',
      // Ours is src/pages/404.astro.
      disable404Route: true,
      // <Next> at a section's end says where the way goes on, and why.
      pagination: false,
      sidebar: [
        { label: 'The article on trial', items: sections.filter(({ section }) => section).map(sidebarLink) },
        {
          label: 'Beside it',
          items: [
            { label: 'Playground', link: '/play/' },
            { label: 'All claims', link: '/claims/' },
            ...sections.filter(({ section }) => !section).map(sidebarLink),
          ],
        },
      ],
    }),
    // Last: it keeps what all others have written.
    offline(),
  ],
});
