import { article } from 'virtual:article';
import { plainTitle } from './article-facts.ts';
import type { Answer } from './answers.ts';
import type { Claim } from './claims.ts';
import { verdicts, type Verdict } from './schemas.ts';

/** Something that search engines and other machines read, as schema.org has it. */
export type StructuredData = Readonly<Record<string, unknown>>;

export interface PageFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly image: string;
  readonly siteUrl: string;
}

/** What is on trial; it has no address here, because only its words are examined. */
const { headline, datePublished } = article.onTrial;
const onTrial = { '@type': 'Article', headline, datePublished };

const name = plainTitle(article);
const site = (url: string) => ({ '@type': 'WebSite', name, url });

/** A section as an article that teaches. */
export function articleData({ url, title, description, image, siteUrl }: PageFacts): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': ['Article', 'LearningResource'],
    headline: title,
    description,
    url,
    image,
    inLanguage: 'en',
    isPartOf: site(siteUrl),
    about: onTrial,
    learningResourceType: 'tutorial',
    isAccessibleForFree: true,
    license: 'https://creativecommons.org/licenses/by/4.0/',
  };
}

/** Three steps, the words say which; schema.org wants a number as well. */
const rating: Readonly<Record<Verdict, number>> = { fails: 1, caveat: 2, holds: 3 };

/** A verdict on a claim of the article. ClaimReview is the honest type: a statement, who made it, what was found. */
export function claimReviewData(claim: Claim, url: string, siteUrl: string): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    claimReviewed: plain(claim.claim),
    itemReviewed: { '@type': 'Claim', appearance: onTrial },
    author: { '@type': 'Organization', name, url: siteUrl },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: rating[claim.verdict],
      worstRating: 1,
      bestRating: 3,
      alternateName: verdicts[claim.verdict],
    },
    reviewBody: plain(claim.reason),
    citation: claim.sources.map(({ work, where }) => [work, where].filter(Boolean).join(', ')),
  };
}

/**
 * Questions and their answers. FAQPage is the honest type: the site itself asks and answers, one answer a question; a
 * QAPage is one where readers may answer.
 */
export function faqData(
  answers: readonly Answer[],
  url: string,
  urlOf: (answer: Answer) => string,
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    url,
    inLanguage: 'en',
    isAccessibleForFree: true,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    mainEntity: answers.map((answer) => ({
      '@type': 'Question',
      name: plain(answer.question),
      url: urlOf(answer),
      acceptedAnswer: { '@type': 'Answer', text: plain(`${answer.answer} ${answer.versions}`) },
    })),
  };
}

/** JSON that may stand inside a script element. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}
