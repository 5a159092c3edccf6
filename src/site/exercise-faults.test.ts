import { expect, test } from 'vitest';
import { exerciseFaults } from './exercise-faults.ts';
import type { Exercise } from './exercises.ts';

const exercise = (part: Partial<Exercise> = {}): Exercise => ({
  id: 'one',
  title: 'One',
  order: 1,
  section: 'here',
  task: 'Write it.',
  hints: [],
  meanings: { lost: 'It is lost.' },
  starter: '',
  solution: '',
  checks: { 'check.py': '', 'tests.py': '' },
  version: '0123abcd',
  wrong: { lost: '' },
  ...part,
});
const sections = [
  { slug: 'here', file: 'here.mdx', body: '<WriteIt section="here" />' },
  { slug: 'there', file: 'there.mdx', body: '' },
];

test('finds none where all is well', () => {
  expect(exerciseFaults([exercise(), exercise({ id: 'two', order: 2 })], sections, ['three'])).toEqual([]);
});

test.each<[Partial<Exercise>, RegExp]>([
  [{ section: 'there' }, /^there\.mdx does not show the exercise "one"; put <WriteIt/],
  [{ section: 'gone' }, /one\/exercise\.yaml: no section has the slug "gone"/],
  [{ id: 'taken' }, /taken\/: an example has this id/],
  [{ wrong: {} }, /one\/: no program takes the wrong turn "lost"; write wrong\/lost\.py/],
  [{ meanings: {} }, /one\/wrong\/lost\.py: say under "meanings"/],
  [{ order: 2 }, /none has the "order" 1; give them 1 to 1, each once \(one 2\)/],
])('finds what %j breaks', (part, fault) => {
  expect(exerciseFaults([exercise(part)], sections, ['taken'])).toEqual([expect.stringMatching(fault)]);
});
