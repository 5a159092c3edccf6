import { describe, expect, it } from 'vitest';
import type { Claim } from './claims.ts';
import type { SiteExample } from './examples.ts';
import { findFaults, type Content } from './find-faults.ts';
import { programHash } from './program-hash.ts';
import type { Prediction } from './predictions.ts';
import type { Section } from './sections.ts';
import { shownIn } from './shown.ts';

describe('what a page shows', () => {
  it('finds claims, examples, comparisons and headings', () => {
    const shown = shownIn(
      [
        "import Example from '../../src/components/Example.astro';",
        '## A heading \\{#a-heading}',
        '### Another \\{#another\\}',
        '<Claim id="one" />  <Claim level={2} id={"two"} />',
        '<Example id="first" />',
        '<Predict id="asked">',
        '<Predict question="Which id?">',
        '<Compare title="Two" ids={[\'left\', "right"]} />',
        "<Compare\n  ids={[\n    'a',\n    'b',\n  ]}\n/>",
        '{/* <Claim id="hidden" /> */}',
        '```mdx\n<Claim id="fenced" />\n```',
        'Write `<Example id="inline" />` there.',
      ].join('\n'),
    );
    expect(shown).toEqual({
      claims: ['one', 'two'],
      examples: ['first', 'left', 'right', 'a', 'b'],
      headings: ['a-heading', 'another'],
      predictions: ['asked'],
    });
  });
});

const claim = (part: Partial<Claim> = {}): Claim => ({
  id: 'a-claim',
  number: 1,
  claim: 'It holds.',
  section: 'one',
  verdict: 'holds',
  reason: 'Because.',
  sources: [{ work: 'PEP 492', lines: [] }],
  experiments: ['an-example'],
  versions: [],
  tryThis: [],
  ...part,
});
const example = (part: Partial<SiteExample> = {}): SiteExample => ({
  id: 'an-example',
  title: 'An example',
  question: 'Is it?',
  language: 'python',
  files: { 'main.py': '# Is it?' },
  entry: 'main.py',
  engines: ['pyodide'],
  varies: [],
  section: 'one',
  clock: 'virtual',
  needs: [],
  timeline: false,
  recordings: { pyodide: {} as never },
  recordedProgram: programHash({ files: { 'main.py': '# Is it?' } }),
  hasTrace: false,
  ...part,
});
const inJavaScript = (part: Partial<SiteExample>): SiteExample => {
  const files = { 'main.mjs': '// Is it?' };
  return example({
    language: 'javascript',
    entry: 'main.mjs',
    files,
    recordedProgram: programHash({ files }),
    ...part,
  });
};
const page = (slug: string, part: Partial<Section['shown']> = {}, more: Partial<Section> = {}): Section => ({
  slug,
  title: slug,
  label: slug,
  description: '',
  body: '',
  file: `content/sections/${slug}.mdx`,
  ...more,
  shown: { claims: [], examples: [], headings: [], predictions: [], ...part },
});
const prediction: Prediction = {
  id: 'asked',
  section: 'one',
  file: 'content/predictions/one.yaml',
  question: 'How many?',
  example: 'an-example',
  reads: '\\d+',
  times: false,
  right: '2',
};
const content = (part: Partial<Content> = {}): Content => ({
  sections: [page('one', { claims: ['a-claim'], examples: ['an-example'] }), page('two')],
  answers: [],
  claims: [claim()],
  examples: [example()],
  predictions: [],
  trials: [],
  exercises: [],
  terms: new Map([['a-term', { term: 'a term' }]]),
  redirects: {},
  published: new Set(['/claims/', '/two/#listed']),
  changes: [],
  votes: [],
  misnamed: [],
  components: [],
  ...part,
});

describe('faults of content', () => {
  it('finds none where all is well', () => {
    expect(findFaults(content())).toEqual([]);
  });

  it.each<[string, Partial<Content>, RegExp]>([
    ['a claim without source', { claims: [claim({ sources: [] })] }, /a-claim\.yaml: no source/],
    [
      'a claim without experiment',
      { claims: [claim({ experiments: [] })] },
      /a-claim\.yaml: no experiment; /,
    ],
    [
      'an unknown experiment',
      { claims: [claim({ experiments: ['gone'] })] },
      /no experiment "gone".*content\/examples\/gone\//,
    ],
    [
      'a claim behind one that is not there',
      { claims: [claim({ after: 9 })] },
      /a-claim\.yaml: no other claim has the number 9; correct "after"/,
    ],
    ['a claim behind itself', { claims: [claim({ after: 1 })] }, /a-claim\.yaml: no other claim/],
    [
      'a term that is explained twice',
      {
        terms: new Map([
          ['a-term', { term: 'loop' }],
          ['another', { term: 'loop' }],
        ]),
      },
      /glossary\.yaml: "loop" is explained twice; keep one/,
    ],
    [
      'a term of a section that is not there',
      { terms: new Map([['a-term', { term: 'loop', section: 'nine' }]]) },
      /glossary\.yaml, "a-term": no section has the slug "nine"/,
    ],
    [
      'a recording by nobody',
      { examples: [example({ recordings: { pyodide: {} as never, ruby: {} as never } })] },
      /an-example\/recorded\/ruby\.json: no engine is called "ruby"; remove it/,
    ],
    [
      'a redirect that hides a page',
      { redirects: { '/two/': '/one/' } },
      /redirects\.yaml: \/two\/ is a page, which this line hides; take it out/,
    ],
    [
      'a slug of two sections',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }),
          page('one', {}, { file: 'content/sections/copy.mdx' }),
        ],
      },
      /one\.mdx and content\/sections\/copy\.mdx both have the slug "one"/,
    ],
    [
      'a number that no section has',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { section: 1 }),
          page('two', {}, { section: 3 }),
        ],
      },
      /two\.mdx: section 3 comes after section 1; give it the next number/,
    ],
    [
      'a link from the root',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body: 'See [it](/two/).' }),
          page('two'),
        ],
      },
      /one\.mdx: \/two\/ leads out of a site below a path \(BASE\); write \.\.\/two\//,
    ],
    [
      'a term in other quotes',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body: "<Term id='a-trem'>" }),
        ],
      },
      /one\.mdx: no term "a-trem"/,
    ],
    [
      'a number of a section in a prediction',
      {
        predictions: [{ ...prediction, question: 'As in section 3?' }],
        sections: [page('one', { claims: ['a-claim'], examples: ['an-example'], predictions: ['asked'] })],
      },
      /predictions\/one\.yaml, "asked": "section 3" is wrong as soon as/,
    ],
    [
      'a change of a claim that is gone',
      { changes: [{ id: '2026-11-28-gone', date: '2026-11-28', claim: 'gone' }] },
      /changes\.yaml, 2026-11-28-gone: no claim "gone"; correct it, or say its "statement"/,
    ],
    [
      'a newer change below an older one',
      {
        changes: [
          { id: 'a', date: '2026-11-28', claim: 'a-claim' },
          { id: 'b', date: '2026-11-29', claim: 'a-claim' },
        ],
      },
      /changes\.yaml, b: it is newer than the one above; the newest stands first/,
    ],
    [
      'a vote that no section tests',
      { votes: [{ id: 'yes', tests: [{ slug: 'nine', name: 'x' }] }] },
      /vote\.yaml, "yes": no section has the slug "nine"/,
    ],
    ['a name that nobody reads', { misnamed: ['claims/x.yml: no'] }, /claims\/x\.yml: no/],
    ['a component that lacks something', { components: ['one.mdx: no'] }, /one\.mdx: no/],
    [
      'a prediction that nobody asks',
      { predictions: [prediction] },
      /one\.yaml: the section "one" does not ask "asked"/,
    ],
    [
      'an unknown prediction',
      { sections: [page('one', { claims: ['a-claim'], examples: ['an-example'], predictions: ['lost'] })] },
      /one\.mdx: no prediction "lost"; expected an entry in a file of content\/predictions\//,
    ],
    [
      'an unknown section',
      { claims: [claim({ section: 'nine' })], sections: [page('one', { examples: ['an-example'] })] },
      /no section has the slug "nine"/,
    ],
    [
      'a section that keeps its claim to itself',
      { sections: [page('one', { examples: ['an-example'] })] },
      /one\.mdx does not show the claim.*<Claim id="a-claim" \/>/,
    ],
    [
      'a claim in two sections',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }),
          page('two', { claims: ['a-claim'] }),
        ],
      },
      /two\.mdx shows <Claim id="a-claim"/,
    ],
    [
      'a claim twice in one section',
      { sections: [page('one', { claims: ['a-claim', 'a-claim'], examples: ['an-example'] })] },
      /"a-claim" stands there twice/,
    ],
    [
      'an example that its section does not show',
      { sections: [page('one', { claims: ['a-claim'] })] },
      /one\.mdx does not show the example.*<Example id="an-example" \/>/,
    ],
    [
      'an example without recording',
      { examples: [example({ recordings: {} })] },
      /no recording; run "npm run record -- an-example"/,
    ],
    [
      'a program without its question',
      {
        examples: [
          example({
            files: { 'main.py': '# It is.' },
            recordedProgram: programHash({ files: { 'main.py': '# It is.' } }),
          }),
        ],
      },
      /an-example\/main\.py does not begin with its question.*write it in a comment, "# …\?", in line 1/,
    ],
    [
      'a program that changed since it was recorded',
      { examples: [example({ files: { 'main.py': '# Is it?\nprint()' } })] },
      /an-example\/ changed since it was recorded; run "npm run record -- an-example"/,
    ],
    [
      'an input that changed since',
      { examples: [example({ stdin: 'one' })] },
      /an-example\/ changed since it was recorded/,
    ],
    [
      'a timeline without a trace',
      { examples: [example({ timeline: true })] },
      /an-example\/example\.yaml: timeline: true, but no trace.*npm run record -- an-example/,
    ],
    [
      'two sections of one number',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { section: 3 }),
          page('two', {}, { section: 3 }),
        ],
      },
      /one\.mdx and .*two\.mdx are both section 3; the one that stands behind takes the next/,
    ],
    [
      'a published program that is gone',
      { published: new Set(['/x/old/', '/x/old/#old', '/x/an-example/']) },
      /redirects\.yaml: \/x\/old\/ was published and is gone; say where it went/,
    ],
    [
      'a link to an anchor that is not there',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body: 'See [it](../two/#gone).' }),
          page('two', { headings: ['here'] }),
        ],
      },
      /one\.mdx: nothing in .*two\.mdx has the anchor "gone"/,
    ],
    [
      'a link to a page that is not there',
      {
        sections: [
          page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body: 'See [it](../nine/).' }),
        ],
      },
      /one\.mdx: no page \/nine\/, which \.\.\/nine\/ names/,
    ],
    ['an unknown mirror', { examples: [example({ mirror: 'js-gone' })] }, /no mirror "js-gone"/],
    [
      'two claims of one number',
      {
        sections: [page('one', { claims: ['a-claim', 'b-claim'], examples: ['an-example'] })],
        claims: [claim(), claim({ id: 'b-claim' })],
      },
      /a-claim\.yaml and .*b-claim\.yaml have the number 1; give the newer one the next, 2/,
    ],
    [
      'an unknown example on a page',
      { sections: [page('one', { claims: ['a-claim'], examples: ['an-example', 'gone'] })] },
      /one\.mdx: no example "gone"/,
    ],
    [
      'an unknown term',
      {
        sections: [
          page(
            'one',
            { claims: ['a-claim'], examples: ['an-example'] },
            { body: '<Term id="a-term">it</Term> `<Term id="shown">` <Term id="gone">it</Term>' },
          ),
        ],
      },
      /one\.mdx: no term "gone" in/,
    ],
    ...(
      [
        ['<Next slug="gone" />', /one\.mdx: <Next slug="gone" \/>: no section/],
        ['<WriteIt section="one" />', /one\.mdx: <WriteIt section="one" \/>: no exercise/],
        ['<MakeChange section="one" example="b" />', /one\.mdx: .*try-this.yaml: section "one" suggests/],
        ['![ ](./a.png)', /one\.mdx: !\[\]\(\.\/a\.png\) has no words/],
      ] as const
    ).map(([body, fault]): [string, Partial<Content>, RegExp] => [
      body,
      { sections: [page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body })] },
      fault,
    ]),
    [
      'a change of an example that is gone',
      { trials: [{ number: 2, section: 'two', example: 'gone', change: [] } as never] },
      /try-this\.yaml, entry 3: no example "gone"/,
    ],
    [
      'a page that moved to where none is',
      { redirects: { '/old/': '/gone/', '/older/': '/two/#any' } },
      /redirects\.yaml: \/old\/ leads to \/gone\/, and there is no such page/,
    ],
    [
      'an unknown claim on a page',
      { sections: [page('one', { claims: ['a-claim', 'gone'], examples: ['an-example'] })] },
      /one\.mdx: no claim "gone"/,
    ],
  ])('finds %s', (_what, part, fault) => {
    expect(findFaults(content(part))).toEqual([expect.stringMatching(fault)]);
  });

  it('takes links to headings, claims, examples, listed addresses, lines and code', () => {
    const body =
      '[a](#a-claim) [b](../two/#here) [c](../one/#an-example:L3) [d](../claims/) [e](../two/#listed) `[f](../gone/)`';
    const sections = [
      page('one', { claims: ['a-claim'], examples: ['an-example'] }, { body }),
      page('two', { headings: ['here'] }),
    ];
    expect(findFaults(content({ sections }))).toEqual([]);
  });

  it('takes a claim that no program can decide, when it says why', () => {
    const book = claim({ experiments: [], notDecidableByRunning: 'A claim about a book.' });
    expect(findFaults(content({ claims: [book] }))).toEqual([]);
  });

  it('counts an example as shown where its mirror is', () => {
    const js = inJavaScript({ id: 'js', mirror: 'an-example' });
    expect(findFaults(content({ examples: [example({ mirror: 'js' }), js] }))).toEqual([]);
  });

  it('wants mirrors to know of each other', () => {
    const js = inJavaScript({ id: 'js' });
    const sections = [page('one', { claims: ['a-claim'], examples: ['an-example', 'js'] })];
    expect(findFaults(content({ sections, examples: [example({ mirror: 'js' }), js] }))).toEqual([
      expect.stringMatching(/the mirror "js" must be in the other language and name "an-example"/),
    ]);
  });

  it('wants no claim and example of one id', () => {
    const faults = findFaults(
      content({
        claims: [claim({ id: 'an-example' })],
        sections: [page('one', { claims: ['an-example'], examples: [] })],
      }),
    );
    expect(faults).toContainEqual(expect.stringMatching(/a claim has this id, too/));
  });
});

describe('faults of answers', () => {
  const answer: Content['answers'][number] = {
    id: 'why',
    question: 'Why?',
    group: 'nature',
    place: 1,
    errors: [],
    asked: [],
    answer: 'Because. It is so.',
    description: '',
    versions: '',
    example: 'an-example',
    more: 'one',
    slug: 'answers/why',
    file: 'content/answers/why.yaml',
    shown: { claims: [], examples: ['an-example'], headings: [], predictions: [] },
  };
  it.each<[string, Partial<Content['answers'][number]>, RegExp | undefined]>([
    ['no fault', {}, undefined],
    ['no such program', { example: 'gone' }, /why\.yaml: no example "gone"/],
    ['no such section', { more: 'nine' }, /why\.yaml: no section has the slug "nine"/],
    ['no such anchor', { more: 'one#gone' }, /one\.mdx shows nothing with the id "gone"/],
    ['a word too few', { answer: 'Because.' }, /has 1 sentences; give it two to four/],
  ])('%s', (_, part, message) => {
    const faults = findFaults(content({ answers: [{ ...answer, ...part }] }));
    if (message === undefined) expect(faults).toEqual([]);
    else expect(faults.join('\n')).toMatch(message);
  });

  it('finds two in one place', () => {
    const answers = [answer, { ...answer, id: 'how', file: 'content/answers/how.yaml' }];
    expect(findFaults(content({ answers }))).toEqual([
      expect.stringMatching(/why\.yaml and content\/answers\/how\.yaml both have the place 1 of "nature"/),
    ]);
  });

  it('an example may live in an answer', () => {
    const examples = [example(), example({ id: 'other', section: 'answers/why' })];
    expect(findFaults(content({ examples })).join()).toMatch(/no section has the slug "answers\/why"/);
    expect(
      findFaults(
        content({
          examples,
          answers: [{ ...answer, example: 'other', shown: { ...answer.shown, examples: ['other'] } }],
        }),
      ),
    ).toEqual([]);
  });
});
