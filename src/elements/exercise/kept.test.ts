/** What a device keeps of exercises: what is done, what is written, and a file that takes both elsewhere. */
import { expect, test } from 'vitest';
import { editsKey, loadEdits, othersKey, saveEdits } from '../cell/saved-edits.ts';
import { earlierEdits, forgetEdits } from '../cell/earlier-edits.ts';
import { keepExercise, passedBefore, readExercises } from './kept-exercises.ts';
import { addPath, writePath } from './saved-path.ts';

/** As a browser's: what it holds is its own properties. */
class Device {
  getItem(key: string): string | null {
    return (Object.getOwnPropertyDescriptor(this, key)?.value as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    Object.assign(this, { [key]: value });
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}
const device = (): Storage => new Device() as unknown as Storage;

/** A device that takes nothing more. */
function full(storage: Storage): Storage {
  Object.defineProperty(storage, 'setItem', {
    value: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  return storage;
}

const DONE = 'exercises';
const ids = ['countdown', 'sleep'];
const files = (text: string) => ({ 'main.py': text });
const starter = files('starter');
const key = editsKey('sleep', starter);

test('what is done is kept beside what was known, and a full device says no', () => {
  const storage = device();
  expect(keepExercise(DONE, 'sleep', { hints: 2 }, storage)).toBe(true);
  expect(keepExercise(DONE, 'sleep', { passed: true }, storage)).toBe(true);
  expect(readExercises(DONE, storage)).toEqual({ sleep: { hints: 2, passed: true } });
  expect(keepExercise(DONE, 'countdown', { passed: true }, full(storage))).toBe(false);
});

test('what was passed by other tests than those of now is known as that', () => {
  const storage = device();
  keepExercise(DONE, 'sleep', { passed: true, version: '0123abcd' }, storage);
  keepExercise(DONE, 'sleep', { hints: 1 }, storage);
  const { sleep } = readExercises(DONE, storage);
  expect(passedBefore(sleep!, '0123abcd')).toBe(false);
  expect(passedBefore(sleep!, 'abcd0123')).toBe(true);
  expect(passedBefore({ passed: true }, 'abcd0123'), 'nobody knows').toBe(false);
});

test('two tabs: what each passes is kept', () => {
  const storage = device();
  for (const id of ids) keepExercise(DONE, id, { passed: true }, storage);
  expect(readExercises(DONE, storage)).toEqual({ countdown: { passed: true }, sleep: { passed: true } });
});

test('a file takes what is done and written to another device', () => {
  const [one, other] = [device(), device()];
  keepExercise(DONE, 'sleep', { passed: true, hints: 1 }, one);
  saveEdits(key, files('mine'), one);
  saveEdits(othersKey(key), { 0: JSON.stringify(files('before')) }, one);
  saveEdits('edits/sample1/x', files('of an example'), one);
  expect(addPath(writePath(DONE, ids, one), DONE, ids, other)).toBe(0);
  expect(readExercises(DONE, other)).toEqual({ sleep: { passed: true, hints: 1 } });
  expect(loadEdits(key, other)).toEqual(files('mine'));
  expect(other.getItem(othersKey(key))).toBe(one.getItem(othersKey(key)));
  expect(Object.keys(other)).not.toContain('edits/sample1/x');
});

test('what a device has stays when a file is loaded', () => {
  const [one, other] = [device(), device()];
  saveEdits(key, files('from the file'), one);
  keepExercise(DONE, 'sleep', { looked: true }, one);
  saveEdits(key, files('mine'), other);
  keepExercise(DONE, 'sleep', { passed: true }, other);
  expect(addPath(writePath(DONE, ids, one), DONE, ids, other)).toBe(1);
  expect(loadEdits(key, other)).toEqual(files('mine'));
  expect(readExercises(DONE, other)).toEqual({ sleep: { looked: true, passed: true } });
});

test.each(['', '{', '[]', 'null', '{"format": 2}', '"text"'])('%j is no such file', (text) => {
  const storage = device();
  expect(addPath(text, DONE, ids, storage)).toBeUndefined();
  expect(Object.keys(storage)).toEqual([]);
});

test('a hostile file gets nothing in but programs of exercises', () => {
  const storage = device();
  const programs = { [key]: '{', 'edits/sleep/a': '7', [DONE]: '{}', 'edits/other/a': '{"main.py": "x"}' };
  const done = { sleep: { passed: 'yes', version: '0123abcd', hints: -1, other: 1 } };
  expect(addPath(JSON.stringify({ format: 1, done, programs }), DONE, ids, storage)).toBe(0);
  expect(Object.keys(storage)).toEqual([DONE]);
  expect(readExercises(DONE, storage)).toEqual({ sleep: {} });
});

test('a full device throws at a file, and has what it had', () => {
  const storage = device();
  saveEdits(key, files('mine'), storage);
  const text = writePath(DONE, ids, storage);
  expect(() => addPath(text, DONE, ids, full(storage))).toThrow();
  expect(loadEdits(key, storage)).toEqual(files('mine'));
});

test('an answer to another starter is found, with what is kept beside it, until it is forgotten', () => {
  const storage = device();
  const old = editsKey('sleep', files('the starter of before'));
  saveEdits(old, files('mine'), storage);
  saveEdits(othersKey(old), { 0: JSON.stringify(files('mine, too')), 1: 'no edit' }, storage);
  saveEdits(editsKey('sleeper', files('x')), files('of another exercise'), storage);
  const earlier = earlierEdits('sleep', starter, storage);
  expect(earlier).toEqual({ keys: [old], texts: [files('mine, too'), files('mine')] });
  forgetEdits(earlier.keys, storage);
  expect(earlierEdits('sleep', starter, storage).texts).toEqual([]);
  expect(Object.keys(storage)).toEqual([editsKey('sleeper', files('x'))]);
});

test('an answer to the starter of now is no earlier one', () => {
  const storage = device();
  saveEdits(key, files('mine'), storage);
  saveEdits(othersKey(key), { 0: JSON.stringify(files('beside')) }, storage);
  expect(earlierEdits('sleep', starter, storage)).toEqual({ keys: [], texts: [] });
});
