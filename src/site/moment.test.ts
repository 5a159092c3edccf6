import { expect, test } from 'vitest';
import { loadMoment } from './moment.ts';

const moment = { id: 'sample2-original', step: 17, at: 'suspends delayed_task_async(1)' } as const;

test('a moment is a step of the recording, with its line and its words', () => {
  const { code, words, picture } = loadMoment(moment);
  expect(code).toBe('await asyncio.sleep(delay)');
  expect(words).toContain(moment.at);
  expect(picture.chains).not.toHaveLength(0);
  expect(loadMoment({ ...moment, at: 'await asyncio.sleep(delay)' }).code).toBe(code);
});

test.each([
  ['a step past the end', { step: 4000 }, /the recording has \d+ steps\. It is at step 17\b/],
  ['a step that shows something else', { step: 18 }, /step=\{18\}.*: that step is .+\. It is at step 17\b/],
  [
    'what no step shows',
    { at: 'suspends nobody()' },
    /that step is await asyncio\.sleep.*\. No step is\. Open/,
  ],
  ['an example without states', { id: 'already-running' }, /the recording has 0 steps/],
])('%s fails, and the message says which one it is', (_what, change, message) => {
  expect(() => loadMoment({ ...moment, ...change })).toThrow(message);
});
