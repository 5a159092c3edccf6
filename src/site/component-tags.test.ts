import { expect, it, test } from 'vitest';
import { componentTagFaults } from './component-tags.ts';
import { loadSections, type Section } from './sections.ts';

const section = (body: string): Section => ({
  slug: 'one',
  title: 'One',
  label: 'One',
  description: '',
  file: 'content/sections/one.mdx',
  body,
  shown: { claims: [], examples: [], headings: [], predictions: [] },
});
const imports = [
  "import Claim from '../../src/components/Claim.astro';",
  "import TryThis from '../../src/components/TryThis.astro';",
].join('\n');

test.each([
  [
    'an import of nothing',
    "<Gone />\n\nimport Gone from './Gone.astro';",
    'no file ./Gone.astro, which it imports as <Gone>; correct the path',
  ],
  [
    'a name that it does not take',
    '<Claim id="one" heigth={2} />',
    '<Claim> has "heigth", and takes id, level; correct it',
  ],
  ['nothing where something is needed', '<Claim />', '<Claim> lacks "id"; give it one'],
  [
    'a name where it takes none',
    '<TryThis title="x">',
    '<TryThis> has "title", and takes nothing; correct it',
  ],
  [
    'no import',
    '<Term id="loop">',
    '<Term> is not imported; import it at the top of the file, or correct its name',
  ],
])('a component with %s is told', (_what, tag, told) => {
  const page = section(`${imports}\n\nText ${tag}`);
  expect(componentTagFaults([page])).toEqual([`content/sections/one.mdx: ${told}`]);
});

it('says how others import it, once', () => {
  const faults = componentTagFaults([section(imports), section('<Claim id="one" /> <Claim id="two" />')]);
  expect(faults).toEqual([expect.stringContaining('not imported; add "import Claim from \'../../src/')]);
});

it('takes what is right: over several lines, in code, in comments', () => {
  const right = '<Claim\n  id="a > b"\n  level={2}\n/>\n\n`<Nobody />`\n\n{/* <Nobody /> */}\n\n<TryThis>';
  expect(componentTagFaults([section(`${imports}\n\n${right}`)])).toEqual([]);
  expect(componentTagFaults(loadSections())).toEqual([]);
});
