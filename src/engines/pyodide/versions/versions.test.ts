import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emptyLock, packageFolder } from '../package.ts';
import { defaultVersion, engineNameOf, isPythonVersion, pythonBuilds, pythonVersions } from './versions.ts';

test.each(pythonVersions)('the table says of CPython %s what its package says', (version) => {
  const { release, pyodide } = pythonBuilds[version];
  const { version: installed } = JSON.parse(
    readFileSync(`${packageFolder(version)}package.json`, 'utf8'),
  ) as {
    version: string;
  };
  expect(pyodide).toBe(installed);
  const { info, packages } = emptyLock(version);
  // Of a release candidate, the list has the number alone.
  expect(release.replace(/rc\d+$/, '')).toBe(info['python']?.replace(/rc\d+$/, ''));
  expect(release.startsWith(`${version}.`)).toBe(true);
  expect(packages).toEqual({});
});

test('versions are in order, and each engine has a name of its own', () => {
  const minors = pythonVersions.map((version) => Number(version.split('.')[1]));
  expect(minors).toEqual([...minors].sort((a, b) => a - b));
  const names = pythonVersions.map(engineNameOf);
  expect(new Set(names).size).toBe(names.length);
  expect(engineNameOf(defaultVersion)).toBe('pyodide');
});

test.each(['3.9', '3.1', '', '3.14.2', '__proto__', 'toString'])('%j names no version', (text) => {
  expect(isPythonVersion(text)).toBe(false);
});
