import { expect, it } from 'vitest';
import { nodeOnlyImport } from './node-only.ts';

it.each([
  [
    `import { setTimeout } from 'node:timers/promises';`,
    'main.mjs imports node:timers/promises, which only Node has',
  ],
  [`import fs from 'fs';`, 'main.mjs imports fs, which only Node has'],
  [`export * from 'timers/promises';`, 'main.mjs imports timers/promises, which only Node has'],
  [`const e = await import('node:events');`, 'main.mjs imports node:events, which only Node has'],
  [`// import 'node:fs'\nconst s = "import 'node:fs'"; console.log(s);`, undefined],
  [`import { a } from './fs.mjs';`, undefined],
  [`import left from 'left-pad';`, undefined],
  [`console.log(1);`, undefined],
  [`import { from 'node:fs`, undefined],
])('%s', async (source, expected) => {
  expect(await nodeOnlyImport({ 'main.mjs': source })).toBe(expected);
});
