import type { CDPSession } from 'playwright/test';

/**
 * What a page may cost a reader who runs nothing, in bytes as they come over the network, brotli. The heaviest page is
 * at 112,000 in all.
 */
const budget = {
  all: 120_000,
  'without fonts': 66_500,
  text: 28_000,
  scripts: 26_000,
  styles: 21_500,
} as const;

/** The playground opens links and files, and builds its cells in the page. */
const playgroundScripts = 33_000;

/** What to do about each. */
const remedies: Readonly<Record<keyof typeof budget, string>> = {
  all: 'a glyph that is not in the first file of a font brings its second one: see src/site/fonts.ts',
  'without fonts': 'a long page carries many programs: split it, or show some of them on their own pages',
  text: 'a host sends some 14 kB and waits for an answer: styles and scripts belong into files',
  scripts: 'what only some readers need belongs behind an import(), as in src/client.ts',
  styles: 'styles of what only some readers open belong to a file that is linked when it is opened',
};

/** Files that a page must not fetch before anybody has pressed anything. */
const onlyOnDemand =
  /output-tools|pyodide|\.wasm|\.zip|codemirror|editor|engine|webcontainer|acorn|highlighter|d3-|pagefind\.js/i;

/** What a page has fetched, in bytes as they came over the network. */
export interface Fetched {
  readonly bytes: Readonly<Record<keyof typeof budget, number>>;
  /** Addresses of files that only running or editing needs. */
  readonly early: readonly string[];
  /** Every file with its bytes, one a line, for whoever has to find what is heavy. */
  readonly table: string;
}

/** Listens to what a tab fetches. The function that it gives adds up what came since it was asked last. */
export async function watchFetches(network: CDPSession): Promise<() => Fetched> {
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
    const files = [...asked.values()].filter(({ url }) => !url.startsWith('data:'));
    asked.clear();
    const sum = (counts: (type: string) => boolean): number =>
      files.filter(({ type }) => counts(type)).reduce((all, { bytes }) => all + bytes, 0);
    return {
      bytes: {
        all: sum(() => true),
        'without fonts': sum((type) => type !== 'Font'),
        text: sum((type) => type === 'Document'),
        scripts: sum((type) => type === 'Script'),
        styles: sum((type) => type === 'Stylesheet'),
      },
      early: files.map(({ url }) => url).filter((url) => onlyOnDemand.test(new URL(url).pathname)),
      table: files
        .toSorted((a, b) => b.bytes - a.bytes)
        .map(({ url, bytes }) => `  ${String(bytes).padStart(6)} ${new URL(url).pathname}`)
        .join('\n'),
    };
  };
}

/** What a page costs more than it may: by how much, what is heavy, and what to do. */
export function overBudget(address: string, { bytes, table }: Fetched): readonly string[] {
  const allowed = address === './play/' ? { ...budget, scripts: playgroundScripts } : budget;
  return (Object.keys(budget) as (keyof typeof budget)[])
    .filter((part) => bytes[part] > allowed[part])
    .map(
      (part) =>
        `${part}: ${bytes[part]} bytes, ${bytes[part] - allowed[part]} more than the ${allowed[part]} that e2e/light-page.ts ` +
        `allows; ${remedies[part]}. The heaviest first:\n${table}`,
    );
}
