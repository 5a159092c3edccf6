/** So much of the output shall be seen, in pixels: the first lines. */
const firstLines = 120;

/**
 * Scrolls, with the next frame, until the status and the first lines of output can be seen, but no further than the
 * cell's bar, whose buttons stay at hand.
 */
export function bringResultIntoSight(cell: HTMLElement): void {
  requestAnimationFrame(() => {
    const bar = cell.querySelector('.cell-bar')?.getBoundingClientRect();
    const output = cell.querySelector('.cell-console')?.getBoundingClientRect();
    if (!bar || !output) return;
    const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const missing = output.top + Math.min(output.height, firstLines) - innerHeight;
    const top = Math.min(missing, bar.top - header);
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    if (top > 0) scrollBy({ top, behavior });
  });
}
