/** So much of the output shall be seen, in pixels: the first lines. */
const firstLines = 120;

/**
 * Scrolls, with the next frame, until the status and the first lines of output can be seen, but no further than where
 * the reader is: the line of the caret, or else the cell's bar, whose buttons stay at hand.
 */
export function bringResultIntoSight(cell: HTMLElement): void {
  requestAnimationFrame(() => {
    const place = (caretLine(cell) ?? cell.querySelector('.cell-bar'))?.getBoundingClientRect();
    const output = cell.querySelector('.cell-console')?.getBoundingClientRect();
    if (!place || !output) return;
    const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const missing = output.top + Math.min(output.height, firstLines) - innerHeight;
    const top = Math.min(missing, place.top - header);
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    if (top > 0) scrollBy({ top, behavior });
  });
}

/** The line in which the reader is writing. */
function caretLine(cell: HTMLElement): Element | null | undefined {
  const editor = document.activeElement?.closest('.cm-content');
  if (!editor || !cell.contains(editor)) return undefined;
  const node = getSelection()?.focusNode;
  return (node instanceof Element ? node : node?.parentElement)?.closest('.cm-line');
}
