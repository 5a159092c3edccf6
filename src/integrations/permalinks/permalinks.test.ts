import { describe, expect, test } from 'vitest';
import { anchorsIn, formatAnchorList, parseAnchorList } from './anchors.ts';
import { companions, playgroundRedirects, withExampleAnchors } from './renamed-examples.ts';
import { redirectPage } from './redirect-page.ts';
import { brokenAddresses, follow, parseRedirects } from './redirects.ts';

test('finds what readers link to, and nothing else', () => {
  const html = `<h1 id="_top">t</h1><h2 id="the-chain" class="x">a</h2><article class="claim" id="is-it-so">
    <h3 id="is-it-so--claim">b</h3></article><code-cell data-state="idle" id="sample1-original"><span id="x:L3"></span>
    <svg><figure id="arrow"></figure></svg><script>"<h2 id=\\"no\\">"</script><input id="query"></code-cell>`;
  expect(anchorsIn(html)).toEqual(['the-chain', 'is-it-so', 'sample1-original']);
});

test('the list keeps its order and its remarks out', () => {
  const text = formatAnchorList(['/b/', '/a/#z', '/a/', '/a/']);
  expect(parseAnchorList(text)).toEqual(['/a/', '/a/#z', '/b/']);
});

const redirects = parseRedirects(`
/old/: /new/
/old/#split: /elsewhere/#part
/new/#was: /new/#is
/older/: /old/
`);

test('an example that is renamed takes its anchors, its files and the playground along', () => {
  const renamed = withExampleAnchors(parseRedirects('/x/old/: /x/new/'), () => ['section', 'answers/a']);
  expect(follow('/x/old/', renamed)).toBe('/x/new/');
  expect(follow('/x/old/#old', renamed)).toBe('/x/new/#new');
  expect(follow('/section/#old', renamed)).toBe('/section/#new');
  expect(follow('/answers/a/#old', renamed)).toBe('/answers/a/#new');
  expect(playgroundRedirects(renamed)).toEqual({ '/play/#old': '/play/#new' });
  expect(companions('/x/old/', '/x/new/')).toContainEqual(['x/new/oembed.json', 'x/old/oembed.json']);
  expect(companions('/old/', '/new/')).toEqual([]);
});

describe('an address that moved', () => {
  test.each([
    ['/new/', '/new/'],
    ['/old/', '/new/'],
    ['/older/', '/new/'],
    ['/old/#any', '/new/#any'],
    ['/old/#split', '/elsewhere/#part'],
    ['/older/#was', '/new/#is'],
  ])('%s leads to %s', (from, to) => {
    expect(follow(from, redirects)).toBe(to);
  });
});

test('the page at an old address carries fragments to the new one', () => {
  const page = redirectPage('/old/', redirects, '/base', 'https://example.org');
  expect(page).toContain('href="/base/new/"');
  expect(page).toContain('page + location.search');
  expect(page).toContain('{"split":"/base/elsewhere/#part"}');
  expect(page).toContain('rel="canonical" href="https://example.org/base/new/"');
});

test.each([
  ['/a/: /b/\n/b/: /a/', /circle.*: \/a\/ -> \/b\/ -> \/a\//],
  ['/a: /b/', /redirects.yaml: ".*" is no address/],
  ['/a/: https://example.org/', /redirects.yaml: ".*" is no address/],
])('%j is refused', (yaml, message) => {
  expect(() => parseRedirects(yaml)).toThrow(message);
});

test('what is gone, or redirected into nothing, or redirected though it is there, breaks the build', () => {
  const existing = new Set(['/new/', '/new/#is', '/here/']);
  expect(
    brokenAddresses(['/new/', '/older/#was', '/gone/', '/old/#split'], existing, {
      ...redirects,
      '/here/': '/new/',
      '/nowhere/': '/not/',
    }),
  ).toEqual([
    '/gone/ is gone',
    '/old/#split is redirected to /elsewhere/#part, which does not exist',
    '/nowhere/ is redirected to /not/, which does not exist',
    '/here/ is redirected, but exists',
  ]);
});
