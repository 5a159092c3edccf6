import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('frames of libraries are folded together, the reader’s own stay', () => {
  const text = `Traceback (most recent call last):
  File "/home/reader/main.py", line 9, in <module>
    asyncio.run(main())
  File "/lib/python314.zip/asyncio/runners.py", line 204, in run
    return runner.run(main)
  File "/lib/python314.zip/asyncio/base_events.py", line 719, in run_until_complete
    return future.result()
  File "/home/reader/main.py", line 3, in main
    1 / 0
ZeroDivisionError: division by zero
`;
  const blocks = fold([{ stream: 'stderr', text, at: 5 }], ['main.py']);
  expect(blocks.map((block) => ('frames' in block ? block.frames : block.note.kind))).toEqual([
    'heading',
    'own',
    'own',
    ['asyncio', 'asyncio'],
    'own',
    'own',
    'error',
  ]);
});

test('an error in the middle of other output is told by its stream', () => {
  const blocks = fold(
    [
      { stream: 'stderr', text: 'Traceback (most recent call last):\n', at: 1 },
      { stream: 'stdout', text: '    indented output\n', at: 1 },
      { stream: 'stderr', text: '  File "<frozen runpy>", line 1, in run\n', at: 1 },
    ],
    ['main.py'],
  );
  expect(blocks.map((block) => ('frames' in block ? block.frames : block.note.kind))).toEqual([
    'heading',
    'text',
    ['runpy'],
  ]);
});
