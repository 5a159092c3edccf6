import { expect, test } from 'vitest';
import { placeIn } from './file-places.ts';
import { framesInWords, TracebackReader } from './traceback.ts';

const kinds = (text: string, files = ['main.py', 'main.mjs', 'pkg/helper.py']): string[] => {
  const reader = new TracebackReader(files);
  return text.split('\n').map((line) => {
    const { kind, place, frameOf } = reader.read(line);
    return [kind, place && `${place.file}:${place.line}`, frameOf].filter(Boolean).join(' ');
  });
};

test('a plain traceback', () => {
  expect(
    kinds(`before
Traceback (most recent call last):
  File "/home/reader/main.py", line 9, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
  File "/lib/python314.zip/asyncio/runners.py", line 204, in run
    return runner.run(main)
           ~~~~~~~~~~^^^^^^
  File "/home/reader/pkg/helper.py", line 3, in fail
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
after`),
  ).toEqual([
    'text', 'heading', 'own main.py:9', 'own', 'own', 'foreign asyncio', 'foreign', 'foreign',
    'own pkg/helper.py:3', 'own', 'own', 'error', 'text',
  ]); // prettier-ignore
});

test('a note that refers to a page of this site', () => {
  const reader = new TracebackReader(['main.py']);
  expect(reader.read('See x/loop-not-there/ on this site.')).toEqual({
    kind: 'text',
    page: { path: 'x/loop-not-there/', from: 4, to: 21 },
  });
  expect(reader.read('    | See x/loop-not-there/ on this site.').page?.from).toBe(10);
  expect(reader.read('See x/../play/ on this site.').page).toBeUndefined();
});

test('recursion that repeats, and chained exceptions', () => {
  expect(
    kinds(`Traceback (most recent call last):
  File "/home/reader/main.py", line 2, in f
    f()
  [Previous line repeated 996 more times]
RecursionError: maximum recursion depth exceeded

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/home/reader/main.py", line 6, in <module>
KeyError: 'x'`),
  ).toEqual([
    'heading', 'own main.py:2', 'own', 'own', 'error', 'text', 'text', 'text', 'heading', 'own main.py:6', 'error',
  ]); // prettier-ignore
});

test('an exception group', () => {
  expect(
    kinds(`  + Exception Group Traceback (most recent call last):
  |   File "/home/reader/main.py", line 9, in <module>
  |     asyncio.run(main())
  |   File "/lib/python3.14/asyncio/taskgroups.py", line 72, in __aexit__
  |     return await self._aexit(et, exc)
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/home/reader/main.py", line 4, in fail
    |     raise ValueError("no")
    | ValueError: no
    +------------------------------------`),
  ).toEqual([
    'heading', 'own main.py:9', 'own', 'foreign asyncio', 'foreign', 'error', 'text',
    'heading', 'own main.py:4', 'own', 'error', 'text',
  ]); // prettier-ignore
});

test('what asyncio says about a forgotten task', () => {
  expect(
    kinds(`Task exception was never retrieved
future: <Task finished name='Task-2' coro=<f() done, defined at /home/reader/main.py:3> exception=ValueError('x')>
Traceback (most recent call last):
  File "/home/reader/main.py", line 4, in f
    raise ValueError('x')
ValueError: x`),
  ).toEqual(['text', 'text main.py:3', 'heading', 'own main.py:4', 'own', 'error']);
});

test('a syntax error has no heading', () => {
  expect(
    kinds(`  File "/home/reader/main.py", line 1
    def f(
         ^
SyntaxError: '(' was never closed`),
  ).toEqual(['own main.py:1', 'own', 'own', 'error']);
});

test('a stack of JavaScript', () => {
  expect(
    kinds(`file:///home/reader/main.mjs:2
  throw new Error('x')
        ^

Error: x
    at f (file:///home/reader/main.mjs:2:9)
    at ModuleJob.run (node:internal/modules/esm/module_job:343:25)
    at async file:///home/reader/main.mjs:7:3

Node.js v24`),
  ).toEqual([
    'text main.mjs:2', 'text', 'text', 'text', 'text', 'own main.mjs:2', 'foreign Node', 'own main.mjs:7', 'text', 'text',
  ]); // prettier-ignore
});

test('a warning names its place', () => {
  expect(
    placeIn("/home/reader/main.py:7: RuntimeWarning: coroutine 'f' was never awaited", ['main.py']),
  ).toEqual({
    file: 'main.py',
    line: 7,
    from: 0,
    to: 22,
  });
  expect(placeIn('File "/lib/python3.14/main.py", line 7', ['main.py'])).toBeUndefined();
});

test('folded frames in words', () => {
  expect(framesInWords(['asyncio'])).toBe('1 frame in asyncio');
  expect(framesInWords(['runpy', 'asyncio', 'asyncio'])).toBe('3 frames in runpy and asyncio');
});
