import { describe, expect, it } from 'vitest';
import type { Citation } from './citations.ts';
import { isComparable, loadCitations } from './citations.ts';
import { findFaults } from './citation-faults.ts';
import { OWN_VERSION, readSource } from './source-texts.ts';

const code = ['def first():', '    pass', '', 'def second():', '    return send(None)', ''].join('\n');
const rst = [
  'Await Expression',
  '================',
  '',
  '``await``, like :keyword:`yield from`, suspends *execution*',
  'until :meth:`~object.__await__` has finished.',
  '',
  '.. _by-hand:',
].join('\n');

const base: Citation = {
  file: 'content/claims/a-claim.yaml',
  by: 'a-claim',
  work: 'Lib/some.py',
  version: 'CPython 3.14.2',
  lines: [{ at: '4-5', begins: 'def second', ends: 'send(None)' }],
  says: 'it says “return send(None)”',
  url: 'https://github.com/python/cpython/blob/v3.14.2/Lib/some.py#L4-L5',
};
const document = {
  ...base,
  work: 'PEP 492',
  version: 'python/peps ba4deeb79695',
  lines: [],
  says: '',
  url: undefined,
};

describe('a citation that is right has no faults', () => {
  it.each<[string, Citation, string]>([
    ['lines, quotation and address', base, code],
    [
      'marks and broken lines',
      { ...document, says: '“`await`, like `yield from`, suspends execution until”' },
      rst,
    ],
    ['the name in a role', { ...document, says: '“until `__await__()` has finished.”' }, rst],
    ['a quotation that begins in the middle', { ...base, says: '“Return send(None)”' }, code],
    ['what is left out', { ...document, says: '“await, like … has finished.”' }, rst],
    ['a heading as anchor', { ...document, url: 'https://peps.python.org/pep-0492/#await-expression' }, rst],
    ['a label as anchor', { ...document, url: 'https://peps.python.org/pep-0492/#by-hand' }, rst],
  ])('%s', (_, citation, text) => {
    expect(findFaults(citation, text)).toEqual([]);
  });
});

describe('a citation that is wrong fails with file, claim and what stands there', () => {
  it.each<[string, Citation, string, RegExp]>([
    [
      'a wrong line',
      { ...base, lines: [{ at: '1', begins: 'def second' }], url: undefined },
      code,
      /a-claim\.yaml, a-claim: .*L1 should have “def second”, and has “def first\(\):”; it stands at L4/,
    ],
    [
      'a wrong last line',
      { ...base, lines: [{ at: '4-6', begins: 'def second', ends: 'send' }], url: undefined },
      code,
      /L6 should have “send”, and has “”; it stands at L5/,
    ],
    [
      'a line after the end',
      { ...base, lines: [{ at: '40', begins: 'pass' }], url: undefined },
      code,
      /the file is shorter/,
    ],
    [
      'a changed quotation',
      { ...base, says: '“return send(1)”' },
      code,
      /a-claim: Lib\/some.py .*“return send\(1\)” does not stand there/,
    ],
    [
      'a word changed far in',
      { ...document, says: '“await, like yield from, suspends everything”' },
      rst,
      /does not stand there; “await, like yield from, suspends execution/,
    ],
    [
      'an anchor that is missing',
      { ...document, url: 'https://peps.python.org/pep-0492/#await-expresion' },
      rst,
      /leads to #await-expresion, and no heading or label has that anchor/,
    ],
    [
      'an address of other lines',
      { ...base, url: `${base.url?.replace('#L4', '#L3')}` },
      code,
      /leads to #L3-L5, and "lines" names L4-5/,
    ],
    [
      'an address of another version',
      { ...base, url: base.url?.replace('3.14.2', '3.14.0') },
      code,
      /and should to .*v3\.14\.2/,
    ],
    [
      'an address of another file',
      { ...base, url: base.url?.replace('some', 'other') },
      code,
      /leads to .*other\.py/,
    ],
  ])('%s', (_, citation, text, message) => {
    const faults = findFaults(citation, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });
});

it('says what it could not read, and why', () => {
  const c = { work: 'Objects/genobject.c', version: 'CPython 3.14.2' };
  expect(readSource(c, {})).toEqual({ skipped: 'CPYTHON_SRC is not set' });
  expect(readSource({ work: 'PEP 492', version: 'python/peps ba4deeb79695' }, {})).toEqual({
    skipped: 'PEPS_SRC is not set',
  });
  expect(readSource(c, { cpython: '/nowhere' })).toEqual({ skipped: 'CPYTHON_SRC has no 3.14.2' });
  expect(readSource({ work: 'Lib/no/such.py', version: 'CPython 3.14.2' }, {})).toHaveProperty('missing');
});

// The interpreter that the site runs has its standard library with it, so this much is compared in every run of the tests.
describe('the standard library says what is said of it', () => {
  const ours = loadCitations().filter(
    (citation) =>
      citation.work.startsWith('Lib/') &&
      citation.version === `CPython ${OWN_VERSION}` &&
      isComparable(citation),
  );
  it('in many places', () => {
    expect(ours.length).toBeGreaterThan(20);
  });
  it.each(
    ours.map(
      (citation) =>
        [
          `${citation.by}: ${citation.work} ${citation.lines.map(({ at }) => at).join(', ')}`,
          citation,
        ] as const,
    ),
  )('%s', (_, citation) => {
    const source = readSource(citation, {});
    expect(source).toHaveProperty('text');
    if ('text' in source) expect(findFaults(citation, source.text)).toEqual([]);
  });
});
