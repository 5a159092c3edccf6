import { base } from '../elements/addresses/site-address.ts';
import { pageAtRest } from '../elements/late/page-loaded.ts';

/**
 * Links the icons of the site, and what installs it. Browsers fetch what the text of a page links of these, and a long
 * page is painted after that; so it links an icon without a picture, without which they ask for `/favicon.ico`.
 */
export async function linkIconsLate(): Promise<void> {
  // Nobody sees the icon of a frame, nor installs one.
  if (window.top !== window) return;
  await pageAtRest();
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (icon) icon.href = `${base}favicon.svg`;
  append('apple-touch-icon', 'icon-192.png');
  append('manifest', 'app.webmanifest');
}

function append(rel: string, file: string): void {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = base + file;
  document.head.append(link);
}
