import { pageHref } from './addresses.ts';
import { answerSlug, type Answer } from './answers.ts';
import { faqData, scriptJson } from './structured-data.ts';

interface HeadTag {
  readonly tag: 'link' | 'meta' | 'script';
  readonly attrs?: Record<string, string>;
  readonly content?: string;
}

/** What the list of answers says about itself to machines. */
export function answersHead(answers: readonly Answer[], site: URL): HeadTag[] {
  return [structured(answers, new URL(pageHref('answers'), site))];
}

/** The same for the page of one answer, and its own picture. */
export function answerHead(answer: Answer, site: URL): HeadTag[] {
  const image = `${pageHref('').replace(/\/$/, '')}/cards/${answerSlug(answer.id)}.png`;
  return [
    { tag: 'meta', attrs: { property: 'og:image', content: new URL(image, site).href } },
    { tag: 'meta', attrs: { property: 'og:image:alt', content: 'The question, and how the answer begins' } },
    structured([answer], new URL(pageHref(answerSlug(answer.id)), site)),
  ];
}

function structured(answers: readonly Answer[], url: URL): HeadTag {
  const urlOf = ({ id }: Answer): string => new URL(pageHref(answerSlug(id)), url).href;
  return {
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    content: scriptJson(faqData(answers, url.href, urlOf)),
  };
}
