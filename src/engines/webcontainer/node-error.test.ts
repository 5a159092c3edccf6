import { expect, it } from 'vitest';
import { nodeError } from './node-error.ts';

it('reads the place of an uncaught error', () => {
  const printed = `before
file:///home/reader/main.mjs:3
  throw new RangeError('too deep');
        ^

RangeError: too deep
    at dive (file:///home/reader/lib/dive.mjs:7:9)
    at file:///home/reader/main.mjs:3:9

Node.js v22.11.0
`;
  expect(nodeError(printed)).toEqual({
    name: 'RangeError',
    message: 'too deep',
    file: 'lib/dive.mjs',
    line: 7,
    column: 9,
  });
});

it('reads a syntax error, which has no frame of the reader', () => {
  const printed = `file:///home/reader/main.mjs:2
const b = ;
          ^

SyntaxError: Unexpected token ';'
    at compileSourceTextModule (node:internal/modules/esm/utils:344:16)
`;
  expect(nodeError(printed)).toEqual({
    name: 'SyntaxError',
    message: "Unexpected token ';'",
    file: 'main.mjs',
    line: 2,
  });
});

it('says nothing where Node reported nothing', () => {
  expect(nodeError('left with exit code 3\n')).toBeUndefined();
});
