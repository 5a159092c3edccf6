import { expect, test } from 'vitest';
import { placeIn } from './file-places.ts';
import { TracebackReader } from './traceback.ts';

const files = ['main.py', 'main.mjs', 'pkg/helper.py'];

test.each([
  ['File "/home/reader/main.py", line 3, in f', 'main.py', 3, 'File "/home/reader/main.py", line 3'],
  ['/home/reader/main.py:7: RuntimeWarning: never awaited', 'main.py', 7, '/home/reader/main.py:7'],
  ['    at f (file:///home/reader/main.mjs:3:9)', 'main.mjs', 3, 'file:///home/reader/main.mjs:3:9'],
  ['pkg/helper.py:2', 'pkg/helper.py', 2, 'pkg/helper.py:2'],
  ['/lib/python3.14/main.py:1 called /home/reader/main.py:2', 'main.py', 2, '/home/reader/main.py:2'],
  ['main.py:1:main.py:2', 'main.py', 1, 'main.py:1:'.slice(0, -1)],
])('%s', (text, file, line, named) => {
  const place = placeIn(text, files);
  expect(place).toMatchObject({ file, line });
  expect(text.slice(place?.from, place?.to)).toBe(named);
});

test.each(['other.py:3', 'File "other.py", line 3', 'main.py', 'main.py:', 'js:aaa', ', line 3'])(
  '%s names no place in a file of the program',
  (text) => expect(placeIn(text, files)).toBeUndefined(),
);

// What a program printed in one line held the page for minutes, as long as a pattern began to search at each character.
test.each([
  ['letters', 'a'],
  ['base64', 'QUJD/+01'],
  ['dots', '.'],
  ['names of files', '.py'],
  ['places', 'x.py:1'],
  ['places in Node', 'file:///x.mjs:1:2'],
  ['openings', 'File "'],
  ['frames', 'File "x", line 1'],
  ['spaces', ' '],
  ['schemes', 'file://'],
  ['lines', ', line '],
  ['module names', 'python3.'],
  ['trees', '| '],
])('a line of 300,000 characters of %s is read at once', (_what, part) => {
  const long = part.repeat(Math.ceil(300_000 / part.length));
  for (const text of [
    `js:${long.slice(0, 3900)}`,
    `js:${long}`,
    `  File "/${long}", line 3`,
    `    at ${long}.py:1`,
    `${long}, line `,
  ]) {
    const reader = new TracebackReader(files);
    reader.read('Traceback (most recent call last):');
    // The process's own time: what else the machine does is not in it.
    const start = process.cpuUsage();
    reader.read(text);
    placeIn(text, files);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(50);
  }
});
