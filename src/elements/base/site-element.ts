/**
 * What our custom elements share. An element lives while it is in the page: what it begins ends with the signal that it
 * began with. To be moved within the page is no end.
 */
export abstract class SiteElement extends HTMLElement {
  #life: AbortController | undefined;

  /** Wakes the element up; everything that listens or waits is given the signal. */
  protected abstract begin(signal: AbortSignal): void;

  /** What an end needs beyond the signal; it still hears and may still fire events. */
  protected end(): void {}

  connectedCallback(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    this.begin(this.#life.signal);
  }

  disconnectedCallback(): void {
    // A moved element is disconnected and connected again at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#life) return;
      this.end();
      this.#life.abort();
      this.#life = undefined;
    });
  }
}
