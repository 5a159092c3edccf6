import { expect, test } from 'vitest';
import { mayDownloadMore } from './may-download-more.ts';

test.each([
  [undefined, true],
  [{}, true],
  [{ effectiveType: '4g', type: 'wifi' }, true],
  [{ saveData: true }, false],
  [{ effectiveType: '3g' }, false],
  [{ effectiveType: '2g' }, false],
  [{ effectiveType: 'slow-2g' }, false],
  [{ effectiveType: '4g', type: 'cellular' }, false],
])('on a connection that reports %j', (connection, may) => {
  expect(mayDownloadMore(connection === undefined ? {} : { connection })).toBe(may);
});
