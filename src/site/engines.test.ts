import { expect, test } from 'vitest';
import { pythonBuilds, pythonVersions, engineNameOf } from '../engines/pyodide/versions/versions.ts';
import { choicesFor, engineTitle, enginesFor, hasLiveTimeline } from './engines.ts';

test('a reader can choose from all CPythons that there are, oldest first; one runs where nobody chooses', () => {
  expect(enginesFor('python', [])).toEqual(['pyodide']);
  const choices = choicesFor('python', ['pyodide']);
  expect(choices).toEqual(pythonVersions.map(engineNameOf));
  expect(choices.map(engineTitle)).toEqual(pythonVersions.map((version) => `CPython ${version}`));
});

test('those have a timeline that have sys.monitoring', () => {
  for (const version of pythonVersions)
    expect(hasLiveTimeline([engineNameOf(version)])).toBe(pythonBuilds[version].monitoring);
});

test('JavaScript has the engines that can run it', () => {
  expect(choicesFor('javascript', ['page-js', 'webcontainer'])).toEqual(['page-js', 'webcontainer']);
});
