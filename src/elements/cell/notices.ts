import { drawNotice, type Notice } from '../banner/notice.ts';

/** What a notice can be about. A new notice replaces the older one about the same thing, and no other. */
export type About = 'engine' | 'run' | 'edits' | 'versions' | 'missing';

/**
 * Messages between the code and its output, the newest last. Their element is a live region, so it is there, empty,
 * before it says anything; of several only the new one is read out, since those that stand are not touched.
 */
export class Notices {
  readonly #region: HTMLElement;
  readonly #shown = new Map<About, HTMLElement>();

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  show(about: About, notice: Notice): void {
    this.hide(about);
    const drawn = drawNotice(notice);
    this.#shown.set(about, drawn);
    this.#region.append(drawn);
  }

  hide(about: About): void {
    this.#shown.get(about)?.remove();
    this.#shown.delete(about);
  }
}
