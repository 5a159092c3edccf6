import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pythonBuilds, pythonVersions, engineNameOf } from '../engines/pyodide/versions/versions.ts';
import { choicesFor, engineNames, engineTitle, enginesFor, hasLiveTimeline } from './engines.ts';

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

test('JavaScript is tried in the page first, and what needs Node is run by Node alone', () => {
  expect(enginesFor('javascript', [])).toEqual(['page-js', 'webcontainer']);
  expect(enginesFor('javascript', ['node'])).toEqual(['webcontainer']);
});

test('what the pages know is registered in src/client.ts under the same name', () => {
  const client = readFileSync('src/client.ts', 'utf8');
  const registered = [...client.matchAll(/registerEngine\(\s*['`]([^'`]+)/g)].map(([, name = '']) => name);
  const known = engineNames().map((name) => (/^pyodide-/.test(name) ? 'pyodide-${version}' : name));
  expect(new Set(registered), 'names in src/client.ts, against the table of src/site/engines.ts').toEqual(
    new Set(known),
  );
});
