// @ts-check
import { globSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { starlightStyles } from './src/integrations/starlight-styles.ts';
import { codeMarks } from './src/site/code-marks.ts';
import { provideArticle } from './src/integrations/provide-article.ts';
import { compiledChecks } from './src/integrations/compiled-checks/integration.ts';
import { contentChecks } from './src/integrations/content-checks.ts';
import { fontsInStyles } from './src/integrations/fonts-in-styles.ts';
import { writtenHeadingIds } from './src/integrations/heading-ids.ts';
import { withMdxFaults } from './src/integrations/mdx-faults.ts';
import { pyodideAssets } from './src/integrations/pyodide-assets/integration.ts';
import { sandboxedScripts } from './src/integrations/sandboxed-scripts.ts';
import { isolation } from './src/integrations/isolation/isolation.ts';
import { pageScripts } from './src/integrations/page-scripts.ts';
import { offline } from './src/integrations/offline.ts';
import { permalinks } from './src/integrations/permalinks/permalinks.ts';
import { loadAnswers } from './src/site/answers.ts';
import { fonts } from './src/site/fonts.ts';
import { requireArticleFiles } from './src/site/article-files.ts';
import { plainTitle } from './src/site/article-facts.ts';
import { articleFolder, contentFolder } from './src/site/folders.ts';
import { earlyPressesScript } from './src/site/early-presses-script.ts';
import { storageScript } from './src/site/storage-script.ts';
import { loadExercises } from './src/site/exercises.ts';
import { loadSections } from './src/site/sections.ts';

/** @param {import('./src/site/sections.ts').Section} entry */
const sidebarLink = ({ slug, label, section }) => ({
  slug,
  label,
  attrs: section === undefined ? {} : { 'data-section': section },
});
const sections = loadSections();
requireArticleFiles(sections);
/** @type {{ article: import('./src/site/article-facts.ts').Article }} */
const { article } = await import(
  /* @vite-ignore */ new URL(`./${articleFolder}/article.ts`, import.meta.url).href
);

export default defineConfig({
  site: process.env.SITE ?? article.site,
  base: process.env.BASE ?? '/',
  outDir: process.env.DIST ?? 'dist',
  // Each article keeps what it has read and drawn to itself.
  cacheDir: contentFolder === 'content' ? undefined : `.cache/${contentFolder}`,
  trailingSlash: 'always',
  // Starlight would switch it on. Its script is a kilobyte of every page, and the offline worker keeps pages anyway.
  prefetch: false,
  fonts,
  markdown: {
    processor: withMdxFaults(satteri({ hastPlugins: [writtenHeadingIds(), codeMarks(article)] })),
    syntaxHighlight: false,
  },
  vite: {
    // Builds for stories are made below the folder that a dev server watches.
    server: { watch: { ignored: ['**/.cache/**', '**/dist/**', '**/test-results/**'] } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Small modules that every page loads come in one file: a request costs more than they do. Six fewer on the
              // front page: its largest paint in `npm run audit` was 1.66 s (median of three), and 1.53 in one run after.
              codeSplitting: {
                groups: [
                  // A piece that is asked for again under another address must not need its first address through a second piece.
                  { name: 'slices', test: /src\/elements\/timeline\/slices/ },
                  {
                    name: 'page',
                    test: /astro:scripts\/page\.js|preload-helper|src\/(runtime\/registry|examples\/embed-code|elements\/(addresses\/site-address|base\/(find-part|site-element)|cell\/saved-edits|clipboard\/copy|diff\/load-diff|late\/|links\/copy-links|timeline\/timeline-button))/,
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
    provideArticle(article),
    contentChecks(),
    permalinks(),
    sandboxedScripts(),
    isolation(),
    pyodideAssets(),
    compiledChecks(),
    starlightStyles(),
    pageScripts(),
    fontsInStyles(),
    starlight({
      title: plainTitle(article),
      description: article.description,
      head: [{ tag: 'script', content: storageScript + earlyPressesScript }],
      customCss: [
        './src/styles/print.css',
        './src/styles/tokens.css',
        ...globSync(`${articleFolder}/**/*.css`).map((file) => `./${file}`),
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
        SiteTitle: `./${articleFolder}/SiteTitle.astro`,
        ThemeProvider: './src/components/ThemeProvider.astro',
        ThemeSelect: './src/components/ThemeSelect.astro',
      },
      // Code in prose is marked as it is in cells; a second highlighter with a second theme would only disagree.
      expressiveCode: false,
      // Starlight looks for headings and asides in its own folder only, unless told of others.
      markdown: { processedDirs: [`./${contentFolder}/sections/`] },
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
            ...(loadExercises().length > 0 ? [{ label: 'Exercises', link: '/exercises/' }] : []),
            { label: 'All claims', link: '/claims/' },
            ...(loadAnswers().length > 0 ? [{ label: 'Answers', link: '/answers/' }] : []),
            { label: 'Changes', link: '/changes/' },
            ...sections.filter(({ section }) => !section).map(sidebarLink),
          ],
        },
      ],
    }),
    // Last: it keeps what all others have written.
    offline(),
  ],
});
