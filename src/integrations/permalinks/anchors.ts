/** An address within the site, without its base: `/mechanism/` or `/mechanism/#the-chain`. */
export type Address = string;

/** The elements that may have a published id. Parts of pictures and controls have ids too, but nobody links to them. */
const linkable = /<(h[2-6]|article|section|figure|div|li|dt|tr|code-cell|cell-comparison)\b([^>]*)>/g;

/**
 * The ids in a page that a reader can link to, in order. Published ids are lower-case words joined by single hyphens;
 * other ids (`main.py:L3`, `_top`, `claim--heading`) are not published and may change.
 */
export function anchorsIn(html: string): string[] {
  const body = html.replaceAll(/<(script|style|template|svg)\b[\s\S]*?<\/\1>/g, '');
  const ids = new Set<string>();
  for (const [, , attributes = ''] of body.matchAll(linkable)) {
    const id = /\sid="([^"]*)"/.exec(attributes)?.[1];
    if (id !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) ids.add(id);
  }
  return [...ids];
}

/** The addresses in `content/anchors.txt`: one a line, `#` and a space begin a remark. */
export function parseAnchorList(text: string): Address[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '));
}

/** The list with new addresses in their place: pages by name, anchors below their page. */
export function formatAnchorList(addresses: Iterable<Address>): string {
  const head =
    '# Every published page and anchor. Links to them are in answers that nobody can edit any more, so none may go\n' +
    '# away: the build fails when one no longer resolves. "npm run anchors" adds new ones after a build. To rename one,\n' +
    '# leave its line here and say in content/redirects.yaml where it went.\n';
  return `${head}${[...new Set(addresses)].sort().join('\n')}\n`;
}
