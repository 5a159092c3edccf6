import { expect, test } from 'vitest';
import { editsKey, loadEdits, saveEdits } from './saved-edits.ts';

function memory(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
}

test('edits come back', () => {
  const storage = memory();
  expect(saveEdits('k', { 'main.py': '\ud800 😀' }, storage)).toBe(true);
  expect(loadEdits('k', storage)).toEqual({ 'main.py': '\ud800 😀' });
  saveEdits('k', undefined, storage);
  expect(loadEdits('k', storage)).toBeUndefined();
});

test('what is not an edit is ignored', () => {
  const storage = memory();
  for (const value of ['{', '[1]', '7', '{"main.py": 3}', 'null']) {
    storage.setItem('k', value);
    expect(loadEdits('k', storage)).toBeUndefined();
  }
});

test('storage that refuses breaks nothing', () => {
  const refusing = {
    getItem: () => {
      throw new DOMException('no', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(loadEdits('k', refusing)).toBeUndefined();
  expect(saveEdits('k', {}, refusing)).toBe(false);
});

test('a changed example has other edits', () => {
  expect(editsKey('a', { 'main.py': '1' })).not.toBe(editsKey('a', { 'main.py': '2' }));
});
