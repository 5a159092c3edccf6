declare module 'virtual:article' {
  /** The article that the configuration chose; `src/integrations/provide-article.ts` hands it over. */
  export const article: import('./article-facts.ts').Article;
}
