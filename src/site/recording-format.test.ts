import { expect, test } from 'vitest';
import { readRecorded, recordingFormat } from './recording-format.ts';

test('a recording without a number, and one of today, are read alike', () => {
  const old = readRecorded('{"elapsed":3,"events":[]}', 'old.json');
  expect(old).toEqual({ elapsed: 3, events: [] });
  expect(readRecorded(`{"format":${recordingFormat},"elapsed":3,"events":[]}`, 'new.json')).toEqual(old);
});

test('a recording from the future says what to do', () => {
  expect(() => readRecorded('{"format":99}', 'x.json')).toThrow(
    'x.json has format 99, this site reads up to',
  );
});

test('a recording that is no JSON is named, with what to do', () => {
  expect(() => readRecorded('{', 'x.json')).toThrow(/^x\.json is not JSON .*record again$/);
});
