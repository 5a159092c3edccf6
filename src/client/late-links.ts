import { base } from '../elements/addresses/site-address.ts';
import { pageAtRest } from '../elements/late/page-loaded.ts';

/**
 * Links the site's icons and its manifest once the page is at rest: browsers fetch those that the HTML links before they
 * paint a long page. The HTML links an empty icon only; without any, browsers would ask for `/favicon.ico`.
 */
export async function linkIconsLate(): Promise<void> {
  // Nobody sees a frame's icon or installs a frame.
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
