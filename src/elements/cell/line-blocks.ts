/** How many lines one block holds: they are drawn in one go. */
export const blockLength = 250;

/** What draws the lines of a block that shows bare text so far. */
const undrawn = new WeakMap<Element, () => Node>();

let watcher: IntersectionObserver | undefined;

/**
 * A part of a file that is too long to be drawn at once: its bare text, so that it is found, selected and copied as ever,
 * until a reader comes near. Then the lines that `draw` gives take its place.
 */
export function lineBlock(before: number, lines: readonly string[], draw: () => Node): HTMLElement {
  const block = document.createElement('span');
  block.className = 'line-block';
  block.dataset['bare'] = '';
  block.style.setProperty('--before', String(before));
  block.style.setProperty('--lines', String(lines.length));
  block.textContent = `${lines.join('\n')}\n`;
  undrawn.set(block, draw);
  block.addEventListener('lines-wanted', () => drawBlock(block), { once: true });
  watcher ??= new IntersectionObserver(comeIntoSight);
  watcher.observe(block);
  return block;
}

/** Its neighbors are likely next. */
function comeIntoSight(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    for (const block of [target, target.nextElementSibling, target.previousElementSibling])
      if (block) drawBlock(block);
  }
}

function drawBlock(block: Element): void {
  const draw = undrawn.get(block);
  if (!draw) return;
  undrawn.delete(block);
  watcher?.unobserve(block);
  block.removeAttribute('data-bare');
  block.replaceChildren(draw());
}

/** The number of a drawn line, counted from 1. */
export function numberOfLine(line: Element): number {
  const around = line.parentElement;
  if (!around) return 0;
  return Number(around.style.getPropertyValue('--before')) + [...around.children].indexOf(line) + 1;
}
