/** An answer that a reader can vote for on the front page, before the evidence. */
export interface Answer {
  readonly id: string;
  readonly answer: string;
  readonly because: string;
  /** Sections that test it. */
  readonly tests: readonly { readonly slug: string; readonly name: string }[];
}

export const answers: readonly Answer[] = [
  {
    id: 'article',
    answer: 'The article is right: await is a mechanism of its own.',
    because: 'Then the instructions, the structs and the drivers of the two kinds should differ.',
    tests: [
      { slug: 'mechanism', name: 'the instructions' },
      { slug: 'the-swap', name: 'the swap' },
      { slug: 'separate-beasts', name: 'the structs' },
    ],
  },
  {
    id: 'yield',
    answer: 'The article is wrong: await is just yield under another name.',
    because:
      'Then Python should not care which of the two you use, and every await should stop somewhere at a yield.',
    tests: [
      { slug: 'python-3-5', name: 'what is new in 3.5' },
      { slug: 'does-await-pause', name: 'the border between the types' },
    ],
  },
  {
    id: 'depends',
    answer: 'It depends on what “based on” means.',
    because: 'Then each of the three questions should have an answer of its own, and they should not agree.',
    tests: [
      { slug: 'does-await-pause', name: 'the language' },
      { slug: 'mechanism', name: 'the implementation' },
      { slug: 'answer', name: 'the answer' },
    ],
  },
];
