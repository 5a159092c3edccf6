import { Cell, setFiles } from './cell.ts';
import { mostPerFrame, tasksAtBest, tasksDuring } from './main-thread.ts';
import { expect, type Page, test } from './story.ts';

// Each story starts an engine in a fresh profile: on a busy machine that alone may take half a minute.
test.describe.configure({ timeout: 120_000 });

/**
 * The share of pixels that differ between two pictures of one size; a picture of another size differs in all. A level of
 * 255 is how the browser rounds what is half transparent, and nothing that anybody sees.
 */
async function difference(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
      let differ = 0;
      for (let pixel = 0; pixel < a.data.length; pixel += 4) {
        const channels = [0, 1, 2, 3].map((channel) => pixel + channel);
        if (channels.some((at) => Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > 1)) differ += 1;
      }
      return differ / (a.data.length / 4);
    },
    [before.toString('base64'), after.toString('base64')],
  );
}

test.describe('nothing is run', () => {
  test.use({ servesEngines: false });
  for (const theme of ['light', 'dark'] as const) {
    test(`editing changes nothing but the caret: ${theme}`, async ({ page }) => {
      await page.addInitScript((name) => localStorage.setItem('starlight-theme', name), theme);
      const cell = new Cell(page, 'fair-generator-scheduler');
      const code = cell.root.locator('.cell-code');
      for (const width of [1280, 390]) {
        await test.step(`${width} pixels wide`, async () => {
          await page.setViewportSize({ width, height: 1000 });
          await page.goto('./sample-2-async-await/');
          await page.evaluate(() => document.fonts.ready);
          await expect(cell.edit).toBeVisible();
          await code.scrollIntoViewIfNeeded();
          const reading = await code.screenshot();
          await cell.edit.click();
          await expect(cell.editor()).toBeFocused();
          await page.mouse.move(0, 0);
          const editing = await code.screenshot();
          expect(await difference(page, reading, editing)).toBeLessThan(0.001);
          // The ring is around the frame. Whoever cannot see how to leave is told.
          await expect(cell.root.locator('.cell')).toHaveCSS('outline-style', 'solid');
          await expect(cell.editor()).toHaveAccessibleDescription(/Escape and then Tab leaves/);
        });
      }
    });
  }

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 } });
    test('a fade says that lines go on, until their end is in sight', async ({ page }) => {
      await page.goto('./sample-2-async-await/');
      const cell = new Cell(page, 'fair-generator-scheduler');
      const fade = (): Promise<string> =>
        cell.root.locator('.cell-file').evaluate((file) => getComputedStyle(file, '::after').opacity);
      for (const scroller of ['.code', '.cm-scroller']) {
        if (scroller === '.cm-scroller') await cell.edit.click();
        const lines = cell.root.locator(scroller);
        await lines.scrollIntoViewIfNeeded();
        await lines.evaluate((element) => element.scrollTo({ left: 0 }));
        await expect.poll(fade, `at the beginning of ${scroller}`).toBe('1');
        await lines.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
        await expect.poll(fade, `at the end of ${scroller}`).toBe('0');
      }
    });
  });

  test('edited code looks the same when it is read again', async ({ page }) => {
    await page.goto('./sample-2-async-await/');
    // A font that is late is not used in that visit: from here on the browser has them.
    await page.evaluate(() => document.fonts.ready);
    await page.reload();
    const cell = new Cell(page, 'sample2-blocking');
    const code = cell.root.locator('.cell-code');
    await cell.edit.click();
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText(
      '\n\nasync def more():\n    """await"""\n    yield await asyncio.sleep(1)  # yield',
    );
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect(code.locator('.cm-focused')).toHaveCount(0);
    await expect(code.locator('.tok-await')).toHaveCount(6);
    await page.evaluate(() => document.fonts.ready);
    const editing = await code.screenshot();
    await page.reload();
    await expect(cell.root.getByRole('button', { name: 'edited', exact: true })).toBeVisible();
    await expect(code.locator('.tok-await')).toHaveCount(6);
    await page.evaluate(() => document.fonts.ready);
    expect(await difference(page, editing, await code.screenshot())).toBeLessThan(0.001);
  });

  test('the first edit', async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    const ofEditor = () => scripts.filter((url) => /editor|codemirror|highlighter/i.test(url));
    await page.goto('./sample-1-generators/');
    const cell = new Cell(page, 'sample1-original');
    await test.step('nothing of the editor is loaded before it', async () => {
      await expect(cell.edit).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(ofEditor()).toEqual([]);
    });
    await test.step('a click into the code starts editing there; selecting does not', async () => {
      const line = cell.root.getByText('time.sleep(delay)');
      await line.scrollIntoViewIfNeeded();
      // Code is drawn in the frame in which it comes into sight: until then the pointer meets what is around the lines.
      await expect(line).toBeInViewport();
      const box = (await line.boundingBox())!;
      const middle = box.y + box.height / 2;
      await page.mouse.move(box.x + 80, middle);
      await page.mouse.down();
      await page.mouse.move(box.x + 180, middle, { steps: 4 });
      await page.mouse.up();
      expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(4);
      await expect(cell.editor()).toHaveCount(0);
      await page.mouse.click(box.x + 600, middle);
      await page.mouse.click(box.x + 600, middle);
      await expect(cell.editor()).toBeFocused();
      expect(ofEditor().length).toBeGreaterThan(0);
      await page.keyboard.type('  # here');
      await expect(cell.editor()).toContainText('time.sleep(delay)  # here');
    });
  });
});

test('a reader edits by the keyboard', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  await test.step('Tab passes through until the reader types; Escape gives it back', async () => {
    await cell.edit.click();
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(cell.editor()).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('#');
    await page.keyboard.press('Tab');
    await expect(cell.editor()).toBeFocused();
    await expect(cell.editor()).toContainText('#   #');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(cell.editor()).not.toBeFocused();
  });
  await test.step('a reader types a function, runs it with the keyboard, and takes it back', async () => {
    await page.keyboard.press('Shift+Tab');
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('def f():\nreturn 41 + 1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('print(f())');
    await page.keyboard.press('Control+Enter');
    await expect(cell.output).toHaveText('42', { timeout: 45_000 });
    await expect(cell.editor()).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(cell.editor()).not.toContainText('print(f())');
  });
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a tap reads, Edit edits', async ({ page }) => {
    await page.goto('./sample-1-generators/');
    const cell = new Cell(page, 'sample1-original');
    await expect(cell.edit).toBeVisible();
    await cell.root.getByText('time.sleep(delay)').tap();
    await expect(cell.editor()).toHaveCount(0);
    await cell.edit.tap();
    await expect(cell.editor()).toBeFocused();
    await cell.root.getByText('time.sleep(delay)').tap();
    await page.keyboard.insertText('pass;');
    await expect(cell.editor()).toContainText('pass;');
    await cell.run.tap();
    await expect(cell.root).toHaveAttribute('data-state', /running|done|error/);
  });
});

test('a megabyte of pasted code stays usable', async ({ page }) => {
  await page.goto('./sample-1-generators/');
  const cell = new Cell(page, 'sample1-original');
  const big = 'x = "0123456789 0123456789 0123456789"\n'.repeat(27_000);
  await cell.edit.click();
  await expect(cell.editor()).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await cell.editor().evaluate((editor, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, `${big}print("still", len(x))`);
  await cell.runToTheEnd();
  await expect(cell.output).toHaveText('still 32');
  await cell.edit.click();
  await expect(cell.editor()).toBeFocused();
  let times = 0;
  const type = async (): Promise<void> => {
    times += 1;
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type(`y = ${times};`);
    await expect(cell.editor()).toContainText(`y = ${times};`);
  };
  const tasks = await tasksAtBest(mostPerFrame, () => tasksDuring(page, type));
  const report = `the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`;
  expect(tasks[0], report).toBeLessThan(mostPerFrame);
});

test.describe('a program of very many lines', () => {
  const many = 60_000;
  const text = Array.from({ length: many }, (_, index) => `a=${index + 1}\n`).join('');
  /** What a reader takes for an answer at once, ms. */
  const atOnce = 200;

  test('it is drawn where a reader looks', async ({ page }) => {
    const example = 'sample1-original';
    await page.goto(`./x/${example}/`);
    const cell = new Cell(page, example);
    const code = cell.root.locator('.cell-code .code');
    const last = cell.root.locator(`[id="${example}:L${many}"]`);
    await expect(cell.run).toBeEnabled();
    const tasks = await tasksAtBest(atOnce, async () => {
      await cell.reset.evaluate((button) => (button as HTMLElement).click());
      await expect(code).not.toContainText('a=1');
      return tasksDuring(page, async () => {
        await setFiles(cell.root, { 'main.py': text });
        await expect(cell.root.locator(`[id="${example}:L1"]`)).toHaveText('a=1');
        await code.evaluate(
          (pre) => (pre.scrollIntoView({ block: 'end' }), pre.scrollTo(0, pre.scrollHeight)),
        );
        await expect(last).toBeInViewport();
      });
    });
    expect(tasks[0], `the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`).toBeLessThan(atOnce);
    await test.step('with the text, the number and the address that each line has', async () => {
      await expect(last).toHaveText(`a=${many}`);
      const [room = 0, letter = 0] = await last.evaluate((line) => {
        const text = document.createRange();
        text.selectNodeContents(line);
        const { width } = text.getBoundingClientRect();
        return [
          Number.parseFloat(getComputedStyle(line, '::before').inlineSize),
          width / line.textContent.trim().length,
        ];
      });
      expect(room, 'px for the number').toBeGreaterThanOrEqual(letter * String(many).length);
      expect(await code.evaluate((pre) => pre.textContent)).toBe(text);
      await last.hover();
      await expect(last.getByRole('link')).toHaveAccessibleName(`Copy a link to line ${many}`);
    });
    await test.step('how it differs is told as quickly, and no longer than anybody reads', async () => {
      const edited = cell.root.getByRole('button', { name: 'edited', exact: true });
      const compared = await tasksAtBest(atOnce, async () => {
        if ((await edited.getAttribute('aria-expanded')) === 'true') await edited.click();
        return tasksDuring(page, async () => {
          await edited.click();
          await expect(cell.root.locator('.diff-skip')).toHaveText(/^and \d+ more$/);
        });
      });
      expect(compared[0], `the longest tasks, ms: ${compared.slice(0, 5).join(' ')}`).toBeLessThan(atOnce);
      await edited.click();
    });
    await test.step('a link leads to a line that nobody has seen yet', async () => {
      await page.evaluate((hash) => void (location.hash = hash), `${example}:L30001-L30003`);
      await expect(cell.root.locator('.line[data-marked]')).toHaveText(['a=30001', 'a=30002', 'a=30003']);
      await expect(cell.root.locator('.line[data-marked]').first()).toBeInViewport();
    });
  });

  test('it is opened from a file', async ({ page }) => {
    await page.goto('./play/');
    const cell = new Cell(page, 'py');
    await expect(cell.run).toBeEnabled();
    const tasks = await tasksAtBest(atOnce, async () => {
      await page.getByRole('button', { name: 'Start over' }).click();
      await expect(cell.root).not.toContainText('a=1');
      return tasksDuring(page, async () => {
        const file = { name: 'many.py', mimeType: 'text/x-python', buffer: Buffer.from(text) };
        await page.locator('.play-chooser').setInputFiles(file);
        await expect(cell.editor()).toContainText('a=1');
      });
    });
    expect(tasks[0], `the longest tasks, ms: ${tasks.slice(0, 5).join(' ')}`).toBeLessThan(atOnce);
  });
});
