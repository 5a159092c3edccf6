import type { Notice } from '../banner/notice.ts';
import { drawNotice } from '../banner/notice.ts';
import { PieceMissing } from './late-piece.ts';

/**
 * What the reader is told when `what` ("The editor") did not arrive. Whatever was written is kept: cells and the
 * playground write it to the device when the page goes.
 */
export function missingNotice(what: string, error: unknown, retry: () => void): Notice {
  const again = error instanceof PieceMissing && error.again;
  return {
    what: `${what} could not be loaded.`,
    advice: navigator.onLine
      ? again
        ? 'This page may be older than the site: reload it. Your edits are kept.'
        : 'A file did not arrive.'
      : 'This device is offline.',
    actions: [
      { name: 'Retry', act: retry },
      ...(again && navigator.onLine ? [{ name: 'Reload', act: () => location.reload() }] : []),
    ],
  };
}

/** Says so in a place of the page, and takes it back when the reader tries again. Gives what says it. */
export function showMissing(place: Element, what: string, error: unknown, retry: () => void): Element {
  place.querySelector(':scope > .notice')?.remove();
  const notice = drawNotice(
    missingNotice(what, error, () => {
      notice.remove();
      retry();
    }),
  );
  notice.setAttribute('role', 'alert');
  place.prepend(notice);
  return notice;
}
