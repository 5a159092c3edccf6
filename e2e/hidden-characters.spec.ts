import { Cell } from './cell.ts';
import { payloadOf } from './shared-link.ts';
import { expect, test, type Locator } from './story.ts';

// The story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Reads as if it asked "none", and a comment followed: what is compared goes on to the end of the line. */
const lie = 'if level != "none\u202e\u2066": # for admins only\u2069\u2066":';
const program = `level = "no\u200bne"\n${lie}\n    print(ascii(level))\nprint(ascii("\u00ad\u0007 👩‍👩‍👧 שלום"))\n`;
const names = [
  ...['U+200B zero width space', 'U+202E right-to-left override', 'U+2066 left-to-right isolate'],
  ...['U+2069 pop directional isolate', 'U+2066 left-to-right isolate'],
  ...['U+00AD soft hyphen', 'U+0007 control character'],
];

/** What is seen of a line from left to right, its marks by their code. */
const inOrder = (line: Locator): Promise<string> =>
  line.evaluate((element) => {
    const seen: { left: number; text: string }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const box = node.parentElement?.closest<HTMLElement>('.hidden-character');
      if (box) {
        seen.push({ left: box.getBoundingClientRect().left, text: `<${box.dataset['code']}>` });
        continue;
      }
      [...(node.textContent ?? '')].forEach((text, index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        seen.push({ left: range.getBoundingClientRect().left, text });
      });
    }
    return seen
      .filter(({ text }) => text !== '\n')
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join('');
  });

test('characters that hide are seen, read or edited, move no others, and run as they are', async ({
  page,
}) => {
  await page.goto(`./sample-1-generators/#sample1-original~${payloadOf({ 'main.py': program })}`);
  const cell = new Cell(page, 'sample1-original');
  const marksIn = (place: Locator): Promise<(string | null)[]> =>
    place.getByRole('img').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
  const code = cell.root.locator('.cell-code');
  const shown = 'if level != "none<U+202E><U+2066>": # for admins only<U+2069><U+2066>":';

  const changes = cell.root.getByRole('group', { name: /Changes from original/ });
  await expect(changes.locator('ins').nth(1)).toContainText('for admins only');
  expect(await marksIn(changes)).toEqual(names);
  expect(await inOrder(changes.locator('ins').nth(1))).toBe(shown);

  await expect(code.locator('.line')).toHaveCount(4);
  expect(await marksIn(code)).toEqual(names);
  expect(await inOrder(code.locator('.line').nth(1))).toBe(shown);
  const boxes = (): Promise<object[]> =>
    code
      .locator('.line, .hidden-character')
      .evaluateAll((marks) => marks.map((mark) => ({ ...mark.getBoundingClientRect().toJSON() })));
  await cell.root.evaluate((element) => getSelection()?.selectAllChildren(element.querySelector('.code')!));
  await page.keyboard.press('ControlOrMeta+c');
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  expect((await copied()).trimEnd()).toBe(program.trimEnd());
  await page.evaluate(() => getSelection()?.empty());
  await code.scrollIntoViewIfNeeded();
  const reading = await boxes();

  await cell.edit.click();
  await expect(cell.editor()).toBeFocused();
  expect(await marksIn(cell.editor())).toEqual(names);
  expect(await inOrder(code.locator('.cm-line').nth(1))).toBe(shown);
  expect(await boxes()).toEqual(reading);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  expect((await copied()).trimEnd()).toBe(program.trimEnd());

  // Half of an emoji: what is to hold its halves together is seen until the other one is there.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n# 👩\u200d');
  await expect(cell.editor().getByRole('img').last()).toHaveAccessibleName('U+200D zero width joiner');
  await page.keyboard.insertText('👧');
  expect(await marksIn(cell.editor())).toEqual(names);

  await cell.runToTheEnd(90_000);
  await expect(cell.output).toContainText(String.raw`'no\u200bne'`);
  await expect(cell.output).toContainText(String.raw`'\xad\x07 \U0001f469\u200d\U0001f469\u200d\U0001f467`);
  await expect(cell.root.locator('.cell-status')).not.toContainText('error');
});

test('names and values in a timeline and inside a run hide nothing', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await cell.root.getByRole('button', { name: 'Timeline' }).click();
  await cell.write(
    'import asyncio\nasync def f(held="\\u202eno\\x1b[31m"): await asyncio.sleep(0)\n' +
      'async def main():\n    await asyncio.create_task(f(), name="a\\u202etxet\\u200b\\x00z")\nasyncio.run(main())',
  );
  await cell.runToTheEnd(90_000);
  const panel = cell.root.locator('timeline-panel');
  await expect(panel.locator('.timeline-source')).toHaveText(/^Your run/);
  const slider = panel.getByRole('slider', { name: 'Moment of the run' });
  await slider.press('Home');
  const texts: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    texts.push((await panel.textContent()) ?? '');
    await slider.press('ArrowRight');
  }
  expect(texts.join('')).toContain('a<U+202E>txet<U+200B>␀z');
  expect(texts.join('')).not.toMatch(/(?!\n)[\p{Cc}\u202e\u200b]/u);
});
