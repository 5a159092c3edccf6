/**
 * The base of this site's custom elements. `begin` runs when an element comes into the page, and its signal is aborted
 * when the element leaves. Moving an element within the page is not leaving.
 */
export abstract class SiteElement extends HTMLElement {
  #life: AbortController | undefined;

  /** Starts the element. Give `signal` to every listener and wait, so that they end with the element. */
  protected abstract begin(signal: AbortSignal): void;

  /** Cleans up what the signal does not. Runs before the abort: listeners still work, and events may be fired. */
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
