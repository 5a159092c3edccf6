import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetAll, keepAnswer, readKept } from './kept-answers.ts';
import { sameAnswer } from './same-answer.ts';

describe('two short answers', () => {
  test.each([
    ['1', 'one'],
    ['1', ' 1. '],
    ['2.0', '2 seconds'],
    ['2.0', '2,0 s'],
    ['None', '`none`'],
    ['your name?', '"Your  name?"'],
  ])('%j and %j say the same', (one, other) => expect(sameAnswer(one, other)).toBe(true));

  test.each([
    ['1', '10'],
    ['2.0', '2.5'],
    ['None', ''],
    ['1, 0.5, 2', '0.5, 1, 2'],
  ])('%j and %j do not', (one, other) => expect(sameAnswer(one, other)).toBe(false));
});

describe('what a device keeps', () => {
  const store = new Map<string, string>();
  let full = false;

  beforeEach(() => {
    store.clear();
    full = false;
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (full) throw new DOMException('no room', 'QuotaExceededError');
        store.set(key, text);
      },
      removeItem: (key: string) => store.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is added to what another tab kept meanwhile, and taken back one by one', () => {
    keepAnswer('k', 'one', { given: '2', right: true });
    keepAnswer('k', 'two', { given: '3', right: false });
    expect(readKept('k')).toEqual({ one: { given: '2', right: true }, two: { given: '3', right: false } });
    keepAnswer('k', 'one', undefined);
    expect(Object.keys(readKept('k'))).toEqual(['two']);
    forgetAll('k');
    expect(readKept('k')).toEqual({});
  });

  test('says when there is no room', () => {
    full = true;
    expect(keepAnswer('k', 'one', { given: '2', right: true })).toBe(false);
  });

  test.each(['nonsense', '[]', 'null', '{"one":{"given":1}}'])('that holds %s holds no answer', (text) => {
    store.set('k', text);
    expect(readKept('k')).toEqual({});
  });
});
