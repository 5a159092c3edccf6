import { expect, test } from 'vitest';
import { withStamps } from './stamp-verified.ts';

const entry = (on: string) => ({ on, engine: 'CPython 3.14.2' });

test('an example that is stamped alone leaves the others their days; one that is gone is taken out', () => {
  const before = { kept: entry('2026-11-01'), gone: entry('2026-11-01'), again: entry('2026-11-01') };
  const confirmed = [{ id: 'again', engine: 'CPython 3.14.2' }];
  expect(withStamps(before, confirmed, ['again', 'kept'], '2026-11-29')).toEqual({
    again: entry('2026-11-29'),
    kept: entry('2026-11-01'),
  });
});

test('other Pythons that were asked before are kept where none was asked now', () => {
  const before = { one: { ...entry('2026-11-01'), also: ['CPython 3.11.7'] } };
  const stamped = withStamps(before, [{ id: 'one', engine: 'CPython 3.14.2' }], ['one'], '2026-11-29');
  expect(stamped['one']).toEqual({ ...entry('2026-11-29'), also: ['CPython 3.11.7'] });
});
