import { expect, test } from 'vitest';
import { writeChecked } from './checked.ts';

const versions = ['CPython 3.14.2', 'CPython 3.9.1'];
const list = '  checked: [CPython 3.9.1, CPython 3.14.2]\n';

test.each([
  [
    'a list that is there',
    'versions:\n  checked: [CPython 3.8]\n  note: x\n',
    `versions:\n${list}  note: x\n`,
  ],
  [
    'a list of several lines',
    'versions:\n  checked:\n    - CPython 3.8\n    - CPython 3.9\n  note: x\n',
    `versions:\n${list}  note: x\n`,
  ],
  ['a note alone', 'versions:\n  note: x\n', `versions:\n${list}  note: x\n`],
  ['nothing', 'title: x\n', `title: x\nversions:\n${list}`],
])('%s', (_, yaml, written) => expect(writeChecked(yaml, versions)).toBe(written));
