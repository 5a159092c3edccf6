import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Recording } from '../examples/example.ts';
import { contentFolder } from './folders.ts';
import { decide, loadPredictions } from './predictions.ts';
import { predictionsSchema, type PredictionData } from './schemas.ts';

const recording: Recording = {
  engine: { name: 'pyodide', version: '314', language: 'python' } as never,
  clock: 'virtual',
  outcome: { type: 'exited', code: 0 } as never,
  elapsed: 1500,
  output: [
    { stream: 'stdout', text: 'done 1\n', at: 1000 },
    { stream: 'stdout', text: 'done 0.5\n', at: 1500 },
  ],
};
const asked = (part: Partial<PredictionData> = {}): PredictionData => ({
  question: 'In which order?',
  example: 'three-tasks',
  reads: '^done (\\S+)$',
  times: false,
  choices: [{ is: '1, 0.5' }, { is: '0.5, 1', not: 'Nothing sorts them.' }],
  ...part,
});

describe('the recording decides a prediction', () => {
  test('by what is printed', () => expect(decide('here', asked(), recording)).toBe('1, 0.5'));

  test('by when it is printed', () => {
    const timed = asked({ times: true, reads: '^(\\S+) done', choices: [{ is: '1.0, 1.5' }] });
    expect(decide('here', timed, recording)).toBe('1.0, 1.5');
  });

  test('of a short text', () => {
    const text = { label: 'A number', wrong: [{ is: '2', not: 'No.' }], otherwise: 'No.' };
    const short = asked({ reads: '^done (\\d)$', text, choices: undefined });
    expect(decide('here', short, recording)).toBe('1');
  });

  test.each<[string, Partial<PredictionData>, RegExp]>([
    ['nothing is found', { reads: '^finished' }, /here: the recording of three-tasks has nothing that fits/],
    ['no choice says it', { choices: [{ is: '2', not: 'No.' }] }, /says "1, 0.5", and no choice has that/],
    [
      'a wrong choice says it',
      { choices: [{ is: '1, 0.5', not: 'No.' }, { is: '2' }] },
      /says "1, 0.5", and the choice that says so is given as wrong/,
    ],
    [
      'a wrong choice does not say why',
      { choices: [{ is: '1, 0.5' }, { is: '2' }] },
      /say under "not" why "2" is wrong/,
    ],
  ])('or the build fails: %s', (_what, part, message) => {
    expect(() => decide('here', asked(part), recording)).toThrow(message);
  });

  test('nothing is decided without a recording', () => {
    expect(() => decide('here', asked(), undefined)).toThrow(/run "npm run record -- three-tasks"/);
  });
});

test('a prediction has choices or a text, and no choice twice', () => {
  const valid = asked();
  const check = (data: object): boolean => predictionsSchema.safeParse({ order: data }).success;
  expect(check(valid)).toBe(true);
  expect(check({ ...valid, choices: undefined })).toBe(false);
  expect(check({ ...valid, choices: [{ is: '1, 0.5' }, { is: '1, 0.5', not: 'No.' }] })).toBe(false);
  expect(check({ ...valid, choices: [{ is: '1, 0.5' }] })).toBe(false);
  expect(check({ ...valid, reads: '(' })).toBe(false);
});

test('a prediction that names no example is told with its file and id', () => {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  const folder = join(root, contentFolder, 'predictions');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'one.yaml'), JSON.stringify({ asked: { ...asked(), example: 'nobody' } }));
  expect(() => loadPredictions(root)).toThrow(/one\.yaml, "asked": no example "nobody"; correct "example"/);
  rmSync(root, { recursive: true });
});

test('every prediction of the article is decided by its recording', () => {
  for (const { choices, right } of loadPredictions()) {
    if (choices) expect(choices.filter(({ is }) => is === right)).toHaveLength(1);
  }
});
