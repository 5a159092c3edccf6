import { expect, test } from 'vitest';
import { pythonBuilds } from '../engines/pyodide/versions/versions.ts';
import { loadExamples } from '../site/examples.ts';
import { versionsOfExample } from '../site/example-versions.ts';
import { releaseOf } from './run-versions.ts';

const releases = Object.values(pythonBuilds).map(({ release }) => `CPython ${release}`);

test('every Python example was asked of every CPython, and says so', () => {
  const amiss = loadExamples()
    .filter(({ language }) => language === 'python')
    .filter((example) => {
      const asked = versionsOfExample(example).flatMap(({ engines }) => engines.map(releaseOf));
      const said = example.versions?.checked ?? [];
      return (
        asked.toSorted().join() !== releases.toSorted().join() ||
        said.toSorted().join() !== asked.toSorted().join()
      );
    })
    .map(({ id }) => `${id}: run "npm run record -- --versions ${id}"`);
  expect(amiss).toEqual([]);
});

test('only the group of the example’s own recording leaves its output out', () => {
  for (const { id, byVersion, recording } of loadExamples()) {
    const without = (byVersion ?? []).filter(({ run }) => run === undefined);
    if (byVersion)
      expect(
        without.map(({ engines }) => engines.includes(recording?.engine.label ?? '')),
        id,
      ).toEqual([true]);
  }
});
