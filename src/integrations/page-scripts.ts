import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minifySync } from 'vite';
import { withoutScript } from '../site/early-presses-script.ts';
import { changePage, readPages } from './built-pages.ts';

const starlight = (name: string): string =>
  import.meta.resolve(`@astrojs/starlight/components/${name}.astro`);

/**
 * Starlight's components whose scripts come with the page's. The one for tables of contents in narrow windows brings the
 * other along.
 */
const COMPONENTS = ['MobileTableOfContents', 'PageFrame', 'ThemeSelect'].map((name) =>
  fileURLToPath(starlight(name)),
);
/** The component by the address of its script. That is beside the component, so that relative imports stay right. */
const componentOf = new Map(COMPONENTS.map((path) => [path.replace(/\.astro$/, '.script.ts'), path]));
/** The sidebar's script is a file already. */
const SIDEBAR_SCRIPT = fileURLToPath(
  new URL('../components-internals/SidebarPersistState.js', starlight('Page')),
);

const IN_THE_PAGE_SCRIPT =
  /\/starlight\/.*\/(?:(?:Mobile)?TableOfContents|Page|PageFrame|ThemeSelect)\.astro\?.*\btype=script\b/;
/** The script of the menu of languages: this site has one. */
const UNUSED = /\/starlight\/.*\/LanguageSelect\.astro\?.*\btype=script\b/;

const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * Makes fewer and smaller files of what every page loads: a small script costs more as a request than as text. The scripts
 * of Starlight's components and of our search field become part of the script that each page has anyway, and Vite's
 * preload helper is replaced by the part of it that these pages use.
 */
export function pageScripts(): AstroIntegration {
  return {
    name: 'page-scripts',
    hooks: {
      'astro:config:setup'({ config, injectScript, updateConfig }) {
        const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
        for (const script of [
          own('../client/full-storage.ts'),
          ...componentOf.keys(),
          own('../client/follow-theme.ts'),
          SIDEBAR_SCRIPT,
          own('../elements/search/site-search.ts'),
          own('../client/wake-page.ts'),
        ])
          injectScript('page', `import ${JSON.stringify(script)};`);
        const base = config.base.replace(/\/?$/, '/');
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'page-scripts',
                enforce: 'pre',
                resolveId: (id) => (componentOf.has(id) ? id : undefined),
                load: {
                  // Before Astro, whose plugin stands before ours.
                  order: 'pre',
                  handler(id) {
                    // Astro sends no tag for a script that is empty.
                    if (IN_THE_PAGE_SCRIPT.test(id) || UNUSED.test(id)) return '';
                    const component = componentOf.get(id);
                    if (component) return scriptOf(component);
                    if (id === PRELOAD_HELPER) return preloadHelper(base);
                    return undefined;
                  },
                },
              },
            ],
          },
        });
      },
      /**
       * Scripts load after what paints a page: in `npm run audit` the front page's largest paint comes after 1.37 s so, else
       * after 1.5 to 1.7 s. Inline scripts are minified, which saves 130 compressed bytes: some hosts send 14.6 kB and then
       * wait for an answer, and pages are not much smaller.
       */
      'astro:build:done'({ dir }) {
        for (const page of readPages(dir)) {
          changePage(
            page,
            page.html
              .replaceAll(
                '<script type="module" src=',
                `<script type="module" fetchpriority="low" onerror="${withoutScript}" src=`,
              )
              .replace(INLINE, (_, tag: string, code: string) => `${tag}${minified(code)}</script>`),
          );
        }
      },
    },
  };
}

/** An inline script: its tag, then its text. */
const INLINE = /(<script(?: aria-hidden="true")?>)(.*?)<\/script>/gs;

const minifiedScripts = new Map<string, string>();

function minified(code: string): string {
  const known = minifiedScripts.get(code);
  if (known !== undefined) return known;
  const result = minifySync('inline.js', code, { module: false });
  if (result.errors.length > 0)
    throw new Error(`An inline script cannot be minified; correct it: ${result.errors[0]?.message}\n${code}`);
  const small = result.code.trim();
  minifiedScripts.set(code, small);
  return small;
}

function scriptOf(component: string): string {
  const script = /<script>(.*)<\/script>/s.exec(readFileSync(component, 'utf8'))?.[1];
  if (script === undefined) throw new Error(`${component} has no script any more: see page-scripts.ts`);
  return script;
}

/**
 * Asks for all files of an import at once, as Vite's own helper does. Vite's also waits for style sheets, which no script
 * here imports, and reports files that could not be fetched, which the import itself does.
 */
function preloadHelper(base: string): string {
  return `
    const asked = new Set();
    export const __vitePreload = (load, files = []) => {
      for (const file of files) {
        if (asked.has(file)) continue;
        asked.add(file);
        const link = document.createElement('link');
        link.rel = 'modulepreload';
        link.href = ${JSON.stringify(base)} + file;
        document.head.append(link);
      }
      return load();
    };`;
}
