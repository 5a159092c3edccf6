import { expect, test } from 'vitest';
import { chooseExcerpt } from './excerpt.ts';

const program = `# What is it?
import asyncio


def plain():
    return 1


async def task():
    await asyncio.sleep(1)
    await asyncio.sleep(2)

asyncio.run(task())`.split('\n');

test('shows the lines that suspend, from the definition on', () => {
  expect(chooseExcerpt(program, 4, 40)).toEqual({ first: 8, count: 3, indent: 0 });
});

test('a short program is shown whole', () => {
  expect(chooseExcerpt(['print(1)'], 9, 40)).toEqual({ first: 0, count: 1, indent: 0 });
});

test('an indented stretch moves to the edge', () => {
  expect(chooseExcerpt(['def f():', '    x = 1', '    yield', '    yield'], 2, 40).indent).toBe(4);
});
