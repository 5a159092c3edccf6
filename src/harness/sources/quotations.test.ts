import { describe, expect, it } from 'vitest';
import { loadClaims } from '../../site/claims.ts';
import { loadExamples } from '../../site/examples.ts';
import { sectionTexts } from './section-texts.ts';
import { loadQuotations, quotedIn, QUOTATIONS_FILE } from './citations.ts';
import { hasQuotation, plainText } from './plain-text.ts';

const { sources, article, own } = loadQuotations();
const texts = sectionTexts();
const quotations = sources.flatMap(({ sections, says = '' }) =>
  quotedIn(says).map((words) => ({ words, sections })),
);

describe.each([...texts])('what %s quotes', (slug, text) => {
  const spoken = quotedIn(text).filter((words) => words.split(/\s+/).length >= 3);
  it(`is listed in ${QUOTATIONS_FILE}, with whose words it is`, () => {
    const known = [
      ...article,
      ...own,
      ...quotations.filter(({ sections }) => sections.includes(slug)).map(({ words }) => words),
    ];
    const unknown = spoken.filter((words) => !known.some((listed) => hasQuotation(listed, words)));
    expect(unknown).toEqual([]);
  });

  it('of CPython by lines is listed there, too', () => {
    const listed = sources
      .filter(({ sections }) => sections.includes(slug))
      .flatMap(({ work, version, lines }) =>
        lines.flatMap(({ at }) => at.split('-')).map((line) => `v${version?.slice(8)}/${work}#L${line}`),
      );
    const linked = [...text.matchAll(/python\/cpython\/blob\/(v[\d.]+\/[^#\s)]+)(?:\?plain=1)?#L(\d+)/g)].map(
      ([, path = '', line = '']) => `${path}#L${line}`,
    );
    expect(linked.filter((place) => !listed.includes(place))).toEqual([]);
  });
});

it.each(quotations)('“$words” is still quoted, or the sentence about it is', ({ words, sections }) => {
  const shown = sections.flatMap((slug) => quotedIn(texts.get(slug) ?? ''));
  const parts = shown.some(
    (spoken) => hasQuotation(words, spoken) && plainText(spoken).split(' ').length > 1,
  );
  expect(parts, `${QUOTATIONS_FILE}: no section of ${sections.join(', ')} quotes it; take it out`).toBe(true);
});

describe.each(loadClaims())(
  'the reason of $id',
  ({ reason, sources: own, quote = '', claim, experiments }) => {
    const outputs = loadExamples()
      .filter(({ id }) => experiments.includes(id))
      .flatMap(({ recordings }) => Object.values(recordings).map((recording) => JSON.stringify(recording)));
    const said = [
      quote,
      claim,
      ...own.map(({ says = '', where = '', work }) => `${says} ${where} ${work}`),
      ...outputs,
    ];
    it('quotes nothing but its sources, the article and outputs', () => {
      const unknown = quotedIn(reason).filter((words) => !said.some((text) => hasQuotation(text, words)));
      expect(unknown).toEqual([]);
    });
  },
);
