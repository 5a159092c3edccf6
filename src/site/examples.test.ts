import { describe, expect, it } from 'vitest';
import { loadExample, loadExamples } from './examples.ts';

describe('examples on disk', () => {
  it('are all readable, and each is a program with a question', () => {
    const examples = loadExamples();
    expect(examples.length).toBeGreaterThanOrEqual(42);
    for (const example of examples) {
      expect(Object.keys(example.files)[0], example.id).toBe(example.entry);
      expect(example.files[example.entry]?.trim(), example.id).not.toBe('');
      expect(example.question, example.id).toMatch(/\?/);
    }
  });

  it('say what is missing', () => {
    expect(() => loadExample('helo')).toThrow('No example "helo": expected a folder content/examples/helo/');
  });

  it('run JavaScript in the page first, and Python in Pyodide', () => {
    expect(loadExample('js-sample2-async').engines).toEqual(['page-js', 'webcontainer']);
    expect(loadExample('sample2-timed').engines).toEqual(['pyodide']);
  });
});
