import { follow, type Redirects } from './redirects.ts';

/** Marks the pages that only send readers on. */
export const redirectMark = '<meta name="moved-to"';

/**
 * The page at an address that moved. It sends readers on with a script, because the fragment and the query have to go
 * along: somebody's code, `?embed`. A plain redirect would lose them. `base` has no slash at its end.
 */
export function redirectPage(from: string, redirects: Redirects, base: string, site: string): string {
  const to = base + follow(from, redirects);
  const anchors = Object.fromEntries(
    Object.keys(redirects)
      .filter((address) => address.startsWith(`${from}#`))
      .map((address) => [address.slice(from.length + 1), base + follow(address, redirects)]),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${redirectMark} content="${to}">
<meta name="robots" content="noindex">
<title>This page moved</title>
<link rel="canonical" href="${new URL(to, site).href}">
<noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript>
<script>
  const to = ${JSON.stringify(to)};
  const anchors = ${JSON.stringify(anchors)};
  const [, id, rest] = /^#?([^~:]*)(.*)$/s.exec(location.hash);
  const target = (anchors[id] ?? (id && !to.includes('#') ? to + '#' + id : to)) + rest;
  const [page] = target.split('#', 1);
  location.replace(page + location.search + target.slice(page.length));
</script>
<p>This page moved to <a href="${to}">${to}</a>.</p>
</html>
`;
}
