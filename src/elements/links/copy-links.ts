import { announce } from '../banner/announce.ts';
import { copyText } from '../clipboard/copy.ts';
import { pageAddress } from '../addresses/site-address.ts';

/**
 * Makes every link to a place on this page copy its address when it is clicked; the page goes there as well. Clicks
 * that mean something else (a new tab, a menu) are left alone.
 */
export function copyLinks(signal?: AbortSignal): void {
  document.addEventListener(
    'click',
    (event) => {
      const link =
        event.target instanceof Element
          ? event.target.closest('a.sl-anchor-link, a.copy-link, .claim-number > a')
          : null;
      if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      void copyAddress(link.hash);
    },
    signal ? { signal } : {},
  );
}

/** Copies the address of a place on this page and says so. */
export async function copyAddress(hash: string, what = 'Link'): Promise<void> {
  const copied = await copyText(pageAddress() + hash);
  announce(copied ? `${what} copied` : `${what}: this frame may not copy; use the address of the link`);
}
