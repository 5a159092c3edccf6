import { listPages } from './pages.ts';
import { expect, test } from './story.ts';

/** What a page may cost a reader who runs nothing. Fonts are not counted: they are shared and cached for a year. */
const budget = { transferred: 56_500, scripts: 26_000, styles: 17_000 };

/** Nobody has pressed anything: none of these has a reason to be asked for. */
const onlyOnDemand =
  /pyodide|\.wasm|\.zip|codemirror|editor|engine|webcontainer|acorn|highlighter|d3-|pagefind\.js/i;

for (const page of listPages()) {
  test(`${page} is light, and fetches no engine and no editor`, async ({ page: tab, context }) => {
    const network = await context.newCDPSession(tab);
    await network.send('Network.enable');
    const asked = new Map<string, { url: string; type: string; bytes: number }>();
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      asked.set(requestId, { url: response.url, type, bytes: 0 });
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const entry = asked.get(requestId);
      if (entry) entry.bytes = encodedDataLength;
    });
    await tab.goto(page);
    await tab.waitForLoadState('networkidle');

    const files = [...asked.values()].filter(({ type, url }) => type !== 'Font' && !url.startsWith('data:'));
    const sum = (type?: string): number =>
      files
        .filter((file) => type === undefined || file.type === type)
        .reduce((all, { bytes }) => all + bytes, 0);
    expect(files.map(({ url }) => url).filter((url) => onlyOnDemand.test(new URL(url).pathname))).toEqual([]);
    const table = files.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
    expect(sum('Script'), table).toBeLessThanOrEqual(budget.scripts);
    expect(sum('Stylesheet'), table).toBeLessThanOrEqual(budget.styles);
    expect(sum(), table).toBeLessThanOrEqual(budget.transferred);
  });
}
