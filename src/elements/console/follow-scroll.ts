/** How near to the end counts as being there, in pixels. */
const near = 24;

/** Keeps a growing list at its end, unless the reader has scrolled away from it; scrolling back takes it up again. */
export class FollowScroll {
  readonly #element: HTMLElement;
  #following = true;
  /** The reader may be scrolling: other scroll events come from our own doing, or from the layout's. */
  #handsOn = 0;

  constructor(element: HTMLElement, signal: AbortSignal) {
    this.#element = element;
    const options = { signal, passive: true } as const;
    for (const hand of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
      element.addEventListener(hand, ({ timeStamp }) => (this.#handsOn = timeStamp), options);
    }
    element.addEventListener(
      'scroll',
      ({ timeStamp }) => {
        const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near;
        if (atEnd) this.#following = true;
        else if (timeStamp - this.#handsOn < 1000) this.#following = false;
      },
      options,
    );
  }

  /** A new list begins. */
  start(): void {
    this.#following = true;
  }

  /** The list has grown. */
  keepUp(): void {
    if (this.#following) this.#element.scrollTop = this.#element.scrollHeight;
  }
}
