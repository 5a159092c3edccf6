import { article } from 'virtual:article';
import { answerSlug, loadAnswers } from './answers.ts';
import { dateInWords, plainTitle } from './article-facts.ts';
import { loadClaims } from './claims.ts';
import { loadExamples } from './examples.ts';
import { loadSections } from './sections.ts';
import { verifiedTogether } from './verified.ts';

/** Something that can be cited: a page, a claim, an answer or an example. */
export interface Citable {
  /** Where its files lie below `/cite/`, without an ending: `the-swap`, `claims/new-paradigm`. */
  readonly key: string;
  readonly title: string;
  /** Its address within the site, without the base. */
  readonly path: string;
  /** The examples that it rests on. */
  readonly experiments: readonly string[];
}

let kept: readonly Citable[] | undefined;

/** Everything that can be cited. In a build every page asks, and content stays as it is; while one writes, it does not. */
export function citables(): readonly Citable[] {
  if (!import.meta.env.PROD) return readCitables();
  return (kept ??= readCitables());
}

function readCitables(): readonly Citable[] {
  return [
    ...loadSections().map(({ slug, title, shown }) => ({
      key: slug,
      title,
      path: slug === 'index' ? '' : `${slug}/`,
      experiments: shown.examples,
    })),
    {
      key: 'claims',
      title: 'The claims',
      path: 'claims/',
      experiments: [...new Set(loadClaims().flatMap(({ experiments }) => experiments))],
    },
    { key: 'changes', title: 'Changes', path: 'changes/', experiments: [] },
    ...loadClaims().map(({ id, claim, section, experiments }) => ({
      key: `claims/${id}`,
      title: plain(claim).replace(/\.$/, ''),
      path: `${section === 'index' ? '' : `${section}/`}#${id}`,
      experiments,
    })),
    ...loadAnswers().map(({ id, question, example }) => ({
      key: answerSlug(id),
      title: plain(question),
      path: `${answerSlug(id)}/`,
      experiments: [example],
    })),
    ...loadExamples().map(({ id, title }) => ({
      key: `x/${id}`,
      title,
      path: `x/${id}/`,
      experiments: [id],
    })),
  ];
}

/** One sentence to paste. `root` is the site's address, with a slash at its end. */
export function citePlain({ title, path, experiments }: Citable, root: string): string {
  const on = verifiedTogether(experiments)?.on;
  const verified = on === undefined ? '' : ` Verified on ${dateInWords(on)}.`;
  const end = /[?!]$/.test(title) ? '' : '.';
  return `“${title}${end}” In: ${plainTitle(article)}${verified} ${root}${path}`;
}

/** An entry for BibTeX. Double braces keep the letters as they are. */
export function citeBibtex({ key, title, path, experiments }: Citable, root: string): string {
  const on = verifiedTogether(experiments)?.on;
  const fields = {
    title: `{${escapeTex(title)}}`,
    howpublished: `{${escapeTex(plainTitle(article))}}`,
    ...(on === undefined
      ? {}
      : { year: on.slice(0, 4), month: on.slice(5, 7), note: `Verified on ${dateInWords(on)}` }),
    url: root + path,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${key.replaceAll(/[^a-z0-9]+/g, '-')},\n${lines.join('')}}\n`;
}

/** An item of CSL-JSON, which Zotero, Pandoc and others read. */
export function citeCsl({ key, title, path, experiments }: Citable, root: string): object {
  const on = verifiedTogether(experiments)?.on;
  return {
    id: key.replaceAll(/[^a-z0-9]+/g, '-'),
    type: 'webpage',
    title,
    'container-title': plainTitle(article),
    URL: root + path,
    language: 'en',
    ...(on === undefined ? {} : { issued: { 'date-parts': [on.split('-').map(Number)] } }),
  };
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

function escapeTex(text: string): string {
  return text.replaceAll(/[&%$#_{}]/g, '\\$&');
}
