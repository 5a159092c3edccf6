import type { AstroIntegration } from 'astro';
import type { Article } from '../site/article-facts.ts';

const moduleId = 'virtual:article';

/** Gives the pages the chosen article as the module `virtual:article`, so that none of them imports from its folder. */
export function provideArticle(article: Article): AstroIntegration {
  return {
    name: 'provide-article',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'provide-article',
                resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
                load: (id) =>
                  id === `\0${moduleId}` ? `export const article = ${JSON.stringify(article)};` : null,
              },
            ],
          },
        });
      },
    },
  };
}
