/** How many lines one block holds: they are drawn in one go. */
export const blockLength = 250;

let watcher: IntersectionObserver | undefined;

/**
 * A part of a file that is too long to be drawn at once. It is plain text, which can be found, selected and copied, until a
 * reader comes near or other code asks for its lines; then what `draw` returns replaces it.
 */
export function lineBlock(before: number, lines: readonly string[], draw: () => Node): HTMLElement {
  const block = document.createElement('span');
  block.className = 'line-block';
  block.dataset['bare'] = '';
  block.style.setProperty('--before', String(before));
  block.style.setProperty('--lines', String(lines.length));
  block.textContent = `${lines.join('\n')}\n`;
  const sight = (watcher ??= new IntersectionObserver(comeIntoSight));
  const drawLines = (): void => {
    sight.unobserve(block);
    block.removeAttribute('data-bare');
    block.replaceChildren(draw());
  };
  block.addEventListener('lines-wanted', drawLines, { once: true });
  sight.observe(block);
  return block;
}

/** Its neighbors are likely next. */
function comeIntoSight(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    for (const block of [target, target.nextElementSibling, target.previousElementSibling])
      block?.dispatchEvent(new Event('lines-wanted'));
  }
}

/** The number of a drawn line, counted from 1. */
export function numberOfLine(line: Element): number {
  const around = line.parentElement;
  if (!around) return 0;
  return Number(around.style.getPropertyValue('--before')) + [...around.children].indexOf(line) + 1;
}
