import { describe, expect, it } from 'vitest';
import { loadExamples } from '../site/examples.ts';
import {
  allowedFor,
  findHunks,
  judge,
  loadAllowedDifferences,
  type AllowedDifference,
} from './native-differences.ts';
import { atLeast, isOf } from './compare-versions.ts';

const allowed: AllowedDifference = {
  example: 'e',
  versions: ['3.11'],
  recorded: ['YIELD_VALUE 1'],
  native: ['/YIELD_VALUE (None|0)/'],
  why: 'the argument came with 3.13',
};

describe('versions', () => {
  it.each([
    ['3.11.7', '3.11', true],
    ['3.9.18', '3.11', false],
    ['3.14.0', '3.12', true],
    ['3.14.0rc1', '3.14', true],
    ['4.0', '3.14.2', true],
  ])('%s at least %s: %s', (version, minimum, answer) => {
    expect(atLeast(version, minimum)).toBe(answer);
  });

  it('knows which line a version is of', () => {
    expect(isOf('3.11.7', ['3.10', '3.11'])).toBe(true);
    expect(isOf('3.11.7', ['3.1'])).toBe(false);
  });
});

describe('differences from a native Python', () => {
  it('are stretches of lines', () => {
    expect(findHunks(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e'])).toEqual([
      { recorded: ['b'], native: ['x'] },
      { recorded: [], native: ['e'] },
    ]);
    expect(findHunks(['a'], ['a'])).toEqual([]);
    expect(findHunks(['ratio = 1.0'], ['ratio = 1.1'], ['= .*$'])).toEqual([]);
  });

  it('are allowed when listed, line by line', () => {
    const hunks = findHunks(['SEND', 'YIELD_VALUE 1', 'RESUME'], ['SEND', 'YIELD_VALUE None', 'RESUME']);
    expect(judge(hunks, [allowed])).toEqual({ unknown: [], used: new Set([allowed]) });
  });

  it('are unknown otherwise, and the list says what did not occur', () => {
    const hunks = findHunks(['YIELD_VALUE 1'], ['YIELD_VALUE 2']);
    expect(judge(hunks, [allowed])).toEqual({ unknown: hunks, used: new Set() });
  });

  it('use up an entry once', () => {
    const hunks = findHunks(['YIELD_VALUE 1', 'x', 'YIELD_VALUE 1'], ['YIELD_VALUE 0', 'x', 'YIELD_VALUE 0']);
    expect(judge(hunks, [allowed]).unknown).toHaveLength(1);
    expect(judge(hunks, [allowed, { ...allowed }]).unknown).toHaveLength(0);
  });

  it('concern a version and a platform', () => {
    const linux = { ...allowed, platforms: ['linux'] };
    expect(allowedFor('e', { version: '3.11.7', platform: 'linux' }, [linux])).toEqual([linux]);
    expect(allowedFor('e', { version: '3.11.7', platform: 'darwin' }, [linux])).toEqual([]);
    expect(allowedFor('e', { version: '3.12.1', platform: 'linux' }, [linux])).toEqual([]);
  });

  it('are listed for examples that exist', () => {
    const ids = new Set(loadExamples().map(({ id }) => id));
    const gone = loadAllowedDifferences().filter(({ example }) => !ids.has(example));
    expect(
      gone,
      'in content/native-differences.yaml, of no example: correct the id or take them out',
    ).toEqual([]);
  });
});
