import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from '../../highlight/highlight.ts';
import { highlighterFor } from '../../highlight/highlighter.ts';
import { LineTokens } from './line-tokens.ts';

const words = fc.constantFrom(
  'yield from x\n',
  'await y',
  '"""',
  '\n',
  'f"{',
  '}',
  'async def f():\n    ',
  '#',
  '"',
);

test('after any edits the editor’s tokens are those of the static code', async () => {
  const highlighter = await highlighterFor('python');
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.array(words, { maxLength: 3 })), { maxLength: 4 }),
      async (start, edits) => {
        let doc = Text.of(start.join('').split('\n'));
        const tokens = new LineTokens(highlighter);
        while (!tokens.read(doc, doc.lines));
        for (const [place, length, come] of edits) {
          const from = place % (doc.length + 1);
          const to = Math.min(doc.length, from + length);
          const changes = ChangeSet.of([{ from, to, insert: come.join('') }], doc.length);
          const after = changes.apply(doc);
          tokens.changed(changes, doc, after);
          doc = after;
          while (!tokens.read(doc, doc.lines));
        }
        // A last newline begins a line in an editor, and none in a file.
        const lines = await highlight(`${doc.toString()}\n`, 'python');
        expect(Array.from({ length: doc.lines }, (_, index) => tokens.line(index + 1))).toEqual(lines);
      },
    ),
    { numRuns: 60 },
  );
});
