import { expect, test } from 'vitest';
import { mayTakeMore } from './may-take-more.ts';

test.each([
  [undefined, true],
  [{}, true],
  [{ effectiveType: '4g', type: 'wifi' }, true],
  [{ saveData: true }, false],
  [{ effectiveType: '3g' }, false],
  [{ effectiveType: '2g' }, false],
  [{ effectiveType: 'slow-2g' }, false],
  [{ effectiveType: '4g', type: 'cellular' }, false],
])('of a line that tells %j', (connection, may) => {
  expect(mayTakeMore(connection === undefined ? {} : { connection })).toBe(may);
});
