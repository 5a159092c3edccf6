import { describe, expect, test } from 'vitest';
import { parts } from './engine-label.ts';

describe('parts', () => {
  test('a label that is the title is said', () => {
    expect(parts('JavaScript in this page', 'JavaScript in this page')).toEqual([
      { text: 'JavaScript in this page', said: true },
    ]);
  });
  test('a version is not', () => {
    expect(parts('Node 24.1.0 · WebContainer', 'Node · WebContainer')).toEqual([
      { text: 'Node', said: true },
      { text: ' 24.1.0', said: false },
      { text: ' · WebContainer', said: true },
    ]);
  });
  test('nothing is said without a title', () => {
    expect(parts('CPython 3.14.2 · Pyodide 314.0.7', '')).toEqual([
      { text: 'CPython 3.14.2 · Pyodide 314.0.7', said: false },
    ]);
  });
});
