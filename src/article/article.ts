import type { Article } from '../site/article-facts.ts';

/** The article of 23 December 2024 and the question that it answers. */
export const article: Article = {
  title: 'Is `await` just `yield`?',
  shortTitle: 'await / yield',
  description: 'A runnable tutorial: are Python’s async/await mechanisms based on yield?',
  appDescription:
    'A playground for Python and JavaScript, and a tutorial about await and yield, also offline.',
  site: 'https://is-await-just-yield.example',
  storagePrefix: 'is-await-just-yield',
  marks: { first: ['yield', 'yield from'], second: ['await'] },
  onTrial: {
    headline: 'Are Python’s async/await mechanisms based on yield?',
    datePublished: '2024-12-23',
    says: 'Python’s async/await are not built on generators',
    answer:
      'In CPython it is one mechanism, which generators had first. In the language they are two types, kept apart on purpose.',
  },
};
