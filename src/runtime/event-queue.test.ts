import { expect, it } from 'vitest';
import { eventQueue } from './event-queue.ts';

const line = (text: string) => ({ type: 'output', stream: 'stdout', text, at: 0 }) as const;

it('hands out events in order, then the one end', async () => {
  const queue = eventQueue();
  queue.push(line('a'));
  setTimeout(() => {
    queue.push(line('b'));
    queue.end({ kind: 'exit', code: 0 }, 1);
    queue.end({ kind: 'stopped' }, 2);
    queue.push(line('late'));
  });
  const seen: string[] = [];
  for await (const event of queue.events) seen.push(event.type === 'output' ? event.text : event.type);
  expect(seen).toEqual(['a', 'b', 'end']);
});

it('begins once, whatever a program makes its engine say', async () => {
  const queue = eventQueue();
  queue.push({ type: 'begin' });
  queue.push(line('a'));
  queue.push({ type: 'begin' });
  queue.end({ kind: 'exit', code: 0 }, 1);
  const seen: string[] = [];
  for await (const event of queue.events) seen.push(event.type);
  expect(seen).toEqual(['begin', 'output', 'end']);
});

it('throws what the engine failed with, after what it had printed', async () => {
  const queue = eventQueue();
  queue.push(line('a'));
  queue.fail(new Error('no frame'));
  const seen: string[] = [];
  await expect(async () => {
    for await (const event of queue.events) seen.push(event.type);
  }).rejects.toThrow('no frame');
  expect(seen).toEqual(['output']);
});

it('is over once the reader walks away', async () => {
  let over = 0;
  const queue = eventQueue(() => (over += 1));
  queue.push(line('a'));
  for await (const event of queue.events) {
    expect(event.type).toBe('output');
    break;
  }
  expect([queue.over, over]).toEqual([true, 1]);
});
