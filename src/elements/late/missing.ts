import type { Notice } from '../banner/notice.ts';
import { drawNotice } from '../banner/notice.ts';
import { PieceMissing } from './late-piece.ts';

/**
 * The notice for a part of the page (`what`, such as "The editor") that could not be loaded. A reload loses nothing:
 * cells and the playground save their text to the device when the page goes.
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

/** Shows {@link missingNotice} at the beginning of `place` until the reader presses Retry. Returns its element. */
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
