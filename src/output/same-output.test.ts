import { expect, test } from 'vitest';
import { compareOutput, type Printed } from './same-output.ts';

const printed = (text: string, code = 0): Printed => ({
  output: text.split('\n').map((line) => ({ stream: 'stdout', text: `${line}\n`, at: 0 })),
  outcome: { kind: 'exit', code },
});

test.each([
  ['a\nb', 'a\nb', 'same'],
  ['a', 'b', 'different'],
  ['a', 'a\na', 'different'],
  ['1.0s  done', '1.2s  done', 'times'],
  ['1.0s  done', '2.0s  done', 'different'],
  ['took 3.5 seconds', 'took 3.61 seconds', 'times'],
  ['delay 1', 'delay 2', 'different'],
  ['12 ms', '40 ms', 'times'],
  ['Python 3.14.2', 'Python 3.13.2', 'different'],
] as const)('%j and %j: %s', (a, b, match) => {
  expect(compareOutput(printed(a), printed(b), [])).toBe(match);
});

test('what varies may vary', () => {
  expect(compareOutput(printed('at 0x7f01'), printed('at 0x7f02'), ['0x[0-9a-f]+'])).toBe('same');
});

test('a pattern sees each line by itself', () => {
  const patterns = ['^at \\d+$'];
  expect(compareOutput(printed('at 1\nat 2\nend'), printed('at 3\nat 4\nend'), patterns)).toBe('same');
  expect(compareOutput(printed('not at 1'), printed('not at 2'), patterns)).toBe('different');
});

test('how it ended counts', () => {
  expect(compareOutput(printed('a'), printed('a', 1), [])).toBe('different');
});

test('streams may interleave in another order', () => {
  const out = { stream: 'stdout', text: 'out\n', at: 0 } as const;
  const err = { stream: 'stderr', text: 'err\n', at: 0 } as const;
  const outcome = { kind: 'exit', code: 0 } as const;
  expect(compareOutput({ output: [out, err], outcome }, { output: [err, out], outcome }, [])).toBe('same');
});
