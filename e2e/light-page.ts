import type { Page } from 'playwright/test';

/** What a page may cost a reader who runs nothing. Fonts are not counted: they are shared and cached for a year. */
export const budget = { transferred: 56_500, scripts: 26_000, styles: 17_000 } as const;

/** Nobody has pressed anything: none of these has a reason to be asked for. */
const onlyOnDemand =
  /pyodide|\.wasm|\.zip|codemirror|editor|engine|webcontainer|acorn|highlighter|d3-|pagefind\.js/i;

/** What a page has fetched, in bytes as they came over the network. */
export interface Fetched {
  readonly transferred: number;
  readonly scripts: number;
  readonly styles: number;
  /** Addresses that only somebody who runs or edits has a use for. */
  readonly early: readonly string[];
  /** Every file with its bytes, one a line, for whoever has to find what is heavy. */
  readonly table: string;
}

/** Listens to what a page fetches from now on. The function that it gives adds up. */
export async function watchFetches(page: Page): Promise<() => Fetched> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const asked = new Map<string, { url: string; type: string; bytes: number }>();
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    asked.set(requestId, { url: response.url, type, bytes: 0 });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = asked.get(requestId);
    if (entry) entry.bytes = encodedDataLength;
  });
  return () => {
    const files = [...asked.values()].filter(({ type, url }) => type !== 'Font' && !url.startsWith('data:'));
    const sum = (type?: string): number =>
      files
        .filter((file) => type === undefined || file.type === type)
        .reduce((all, { bytes }) => all + bytes, 0);
    return {
      transferred: sum(),
      scripts: sum('Script'),
      styles: sum('Stylesheet'),
      early: files.map(({ url }) => url).filter((url) => onlyOnDemand.test(new URL(url).pathname)),
      table: files.map(({ url, bytes }) => `${bytes} ${url}`).join('\n'),
    };
  };
}
