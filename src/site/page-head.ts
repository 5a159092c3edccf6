import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { cardSize } from './card-size.ts';
import { fileHref, pageHref, sectionHref, sitePath } from './addresses.ts';
import { loadClaims } from './claims.ts';
import { contentFolder } from './folders.ts';
import { articleData, claimReviewData, scriptJson } from './structured-data.ts';

/**
 * Frames are the sandbox, which has no address, and WebContainer's. A program that got out of its worker could otherwise
 * lead its frame to an address of its choice, and so send something there.
 */
const policy = "frame-src 'self' https://stackblitz.com; object-src 'none'; base-uri 'self'";

/**
 * What a page says to machines: the image that a link to it shows, the app that it belongs to, and the article and
 * claims as structured data. A page with a `og:image` of its own keeps it.
 */
export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
  const { head, entry } = locals.starlightRoute;
  const absolute = (path: string): string => new URL(path, site ?? url).href;
  const path = url.pathname.slice(sitePath.length);
  const slug = path.replace(/^\/|\/$/g, '') || 'index';
  // A page of Starlight's own (a 404, the list of claims) has no entry in the folder of sections and shows the front page's.
  const isDocument = entry.filePath?.includes(`${contentFolder}/sections/`) ?? false;
  const image = absolute(fileHref(`cards/${isDocument ? slug : 'index'}.png`));

  const meta = (property: string, content: string): void => {
    const known = head.some(({ attrs }) => attrs?.['property'] === property);
    if (!known) head.push({ tag: 'meta', attrs: { property, content }, content: '' });
  };
  meta('og:image', image);
  meta('og:image:width', String(cardSize.width));
  meta('og:image:height', String(cardSize.height));
  meta('og:image:alt', `${entry.data.title}: the title, and how the claims fared`);
  head.push(
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, content: '' },
    {
      tag: 'link',
      attrs: {
        rel: 'alternate',
        type: 'application/atom+xml',
        href: fileHref('changes/feed.xml'),
        title: 'Changes of verdicts',
      },
      content: '',
    },
  );

  // Its picture comes with the page's script: see late-links.ts.
  const icon = head.find(({ attrs }) => attrs?.['rel'] === 'shortcut icon');
  if (!icon)
    throw new Error('Starlight links no icon any more, or links it in another way: see page-head.ts');
  icon.attrs = { rel: 'icon', href: 'data:,' };
  const picture = `<link rel="icon" href="${fileHref('favicon.svg')}">`;
  head.push({ tag: 'noscript', attrs: {}, content: picture });

  const siteUrl = absolute(pageHref(''));
  const data: unknown[] = [];
  if (isDocument && path !== '/404/') {
    const { title, description = '' } = entry.data;
    data.push(articleData({ url: absolute(url.pathname), title, description, image, siteUrl }));
  }
  for (const claim of loadClaims().filter(({ section }) => section === slug)) {
    data.push(claimReviewData(claim, absolute(sectionHref(claim.section, claim.id)), siteUrl));
  }
  for (const item of data) {
    head.push({ tag: 'script', attrs: { type: 'application/ld+json' }, content: scriptJson(item) });
  }
});
