import type { Article } from '../../src/site/article-facts.ts';

/** An article that was never written: what a second one needs, and nothing more. */
export const article: Article = {
  title: 'Is `is` just `==`?',
  shortTitle: 'is / ==',
  description: 'Two sections on identity and equality: when two things are one thing.',
  appDescription: 'A playground for Python and JavaScript, and two sections about is and ==.',
  site: 'https://is-is-just-equal.example',
  storagePrefix: 'is-is-just-equal',
  marks: { first: ['=='], second: ['is', '==='] },
  onTrial: {
    headline: 'Identity is equality',
    datePublished: '2025-03-01',
    says: 'two equal objects are one object',
    answer: 'Equality is asked of a value. Identity is a matter of where it lives.',
  },
};
