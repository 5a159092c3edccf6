import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave.ts';
import { loadEdits } from './saved-edits.ts';

function memory(full: (characters: number) => boolean = () => false): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem(key: string, value: string) {
      const others = [...map].filter(([one]) => one !== key).map(([, text]) => text.length);
      if (full(others.reduce((sum, length) => sum + length, value.length)))
        throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
}

/** A tab with a program in it. */
function tab(storage: Storage | undefined, original = 'original') {
  const told: (boolean | number)[] = [];
  const state = { text: original };
  const autosave = new Autosave(
    () => ({ 'main.py': state.text }),
    { saved: (saved) => void told.push(saved), others: (count) => void (count > 0 && told.push(count)) },
    new AbortController().signal,
    storage,
  );
  state.text = autosave.open('key', { 'main.py': original })?.['main.py'] ?? original;
  const write = (text: string): void => {
    state.text = text;
    autosave.flush(true);
  };
  return { autosave, told, state, write };
}

const textOf = (storage: Storage): string | undefined => loadEdits('key', storage)?.['main.py'];

test('what is written is there after a reload, and the original leaves nothing behind', () => {
  const storage = memory();
  const before = tab(storage);
  before.write('mine');
  expect([tab(storage).state.text, before.autosave.keeps]).toEqual(['mine', true]);
  before.write('original');
  expect([textOf(storage), before.autosave.keeps]).toEqual([undefined, false]);
});

afterEach(() => vi.useRealTimers());

test('it is saved once, soon after the last change', () => {
  vi.useFakeTimers();
  const storage = memory();
  const { autosave, state } = tab(storage);
  for (const text of ['a', 'ab', 'abc']) {
    state.text = text;
    autosave.soon();
    expect(textOf(storage)).toBeUndefined();
  }
  vi.advanceTimersByTime(300);
  expect(textOf(storage)).toBe('abc');
});

test('two tabs: both versions can be had in each of them', () => {
  const storage = memory();
  const [one, other] = [tab(storage), tab(storage)];
  one.write('of one');
  other.write('of the other');
  expect([textOf(storage), other.told]).toEqual(['of the other', [1]]);
  expect(other.autosave.takeOther()).toEqual({ 'main.py': 'of one' });
  other.write('of one');
  expect(other.autosave.others).toEqual([{ 'main.py': 'of the other' }]);
});

test('no text that a tab has saved is lost, whatever the tabs write', () => {
  const step = fc.nat(2);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
      const storage = memory();
      const tabs = [tab(storage), tab(storage), tab(storage)];
      steps.forEach((which, index) => tabs[which]?.write(`text ${index}`));
      const kept = [textOf(storage), ...(tabs[0]?.autosave.others ?? []).map((files) => files['main.py'])];
      // What a tab itself wrote over is gone by the reader's own hand; its last text is not.
      const last = new Map(steps.map((which, index) => [which, `text ${index}`]));
      for (const text of last.values()) expect(kept).toContain(text);
    }),
  );
});

test('where a full device has no room for another version, nothing takes its place', () => {
  const state = { room: Infinity };
  const storage = memory((characters) => characters > state.room);
  const [one, other] = [tab(storage), tab(storage)];
  one.write('of one, and long');
  state.room = 50;
  other.write('of the other');
  expect([textOf(storage), other.told, other.autosave.keeps]).toEqual(['of one, and long', [false], false]);
  other.autosave.keepBeside({ 'main.py': 'a third' });
  other.write('original');
  expect([textOf(storage), other.told]).toEqual(['of one, and long', [false]]);
  state.room = Infinity;
  other.write('of the other');
  expect(textOf(storage)).toBe('of the other');
  expect(other.autosave.others.map((files) => files['main.py'])).toEqual(['a third', 'of one, and long']);
  // Two that change places: there is no room for both while they do.
  const third = tab(storage);
  state.room = 0;
  third.write(third.autosave.takeOther()?.['main.py'] ?? '');
  expect([textOf(storage), third.autosave.others.length]).toEqual(['of the other', 2]);
});

test.each([
  ['full', memory(() => true)],
  ['blocked', undefined],
])('storage that is %s is told once, and told when it is over', (_what, storage) => {
  const { autosave, told, write } = tab(storage);
  write('a');
  write('ab');
  expect([told, autosave.keeps]).toEqual([[false], false]);
  write('original');
  expect(told).toEqual([false, true]);
});

test('of other versions the newest five are kept, and the text itself is none of them', () => {
  const storage = memory();
  const { autosave, write } = tab(storage);
  for (const text of ['1', '2', '3', '4', '5', '6']) autosave.keepBeside({ 'main.py': text });
  write('6');
  expect(autosave.others.map((files) => files['main.py'])).toEqual(['2', '3', '4', '5']);
  autosave.forgetOthers();
  expect(autosave.others).toEqual([]);
});

test('the original is no other version: nobody wrote it here', () => {
  const storage = memory();
  const { autosave, told, write } = tab(storage);
  write('from a file');
  autosave.keepBeside({ 'main.py': 'original' });
  expect(autosave.others).toEqual([]);
  autosave.keepBeside({ 'main.py': 'mine' });
  expect(told.at(-1)).toBe(1);
});
