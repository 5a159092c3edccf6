import type axe from 'axe-core';
import { bringAxe, violations } from './axe.ts';
import type { Page } from './story.ts';

/** Axe's rules about colors: the only ones that a theme makes a difference to, and by far the slowest. */
const aboutColors = ['color-contrast', 'link-in-text-block'];

/** The looks that this worker has asked axe about, in any page. */
const asked = new Set<string>();

/**
 * What axe finds wrong, by all rules or by those about colors alone. Those are asked of each look once: a page of code has
 * thousands of words in a few dozen looks, and the next page has the same.
 */
export async function askAxe(page: Page, rules: 'all' | 'colors'): Promise<readonly string[]> {
  await bringAxe(page);
  const { marked, looks } = await page.evaluate(markLooks, { mark: LOOK, asked: [...asked] });
  for (const look of looks) asked.add(look);
  if (rules === 'colors' && marked === 0) return [];
  return violations(page, {
    only: { 'color-contrast': `[${LOOK}]`, 'link-in-text-block': `a[${LOOK}]` },
    ...(rules === 'colors' && { rules: aboutColors }),
  });
}

const LOOK = 'data-first-of-its-look';

/** What a text stands on. */
interface Ground {
  readonly paint: string;
  readonly fading: string;
  /** Something that is no ancestor may stand behind it. */
  readonly free: boolean;
}

/**
 * In the page: marks the first of all texts and links that look the same to axe: in color, size and weight, in all that
 * may be behind it, and, of a link, in the text around it. Leaves out the looks that were asked about, and gives those
 * that another page need not ask about again.
 */
function markLooks(known: { readonly mark: string; readonly asked: readonly string[] }): {
  readonly marked: number;
  readonly looks: readonly string[];
} {
  for (const marked of document.querySelectorAll(`[${known.mark}]`)) marked.removeAttribute(known.mark);
  const grounds = new Map<Element, Ground>();
  const groundOf = (element: Element | null): Ground => {
    if (!element) return { paint: '', fading: '', free: false };
    let found = grounds.get(element);
    if (found === undefined) {
      const behind = groundOf(element.parentElement);
      const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
      const isFree = /absolute|fixed|sticky/.test(position);
      const own = `${backgroundColor},${backgroundImage}`;
      const isClear = own === 'rgba(0, 0, 0, 0),none';
      const isOpaque = backgroundColor.startsWith('rgb(');
      found = {
        paint:
          (isOpaque ? '' : behind.paint + (isFree ? element.className : '')) + (isClear ? '' : `;${own}`),
        fading: behind.fading + (opacity === '1' && filter === 'none' ? '' : `;${opacity},${filter}`),
        free: !isOpaque && (isFree || behind.free),
      };
      grounds.set(element, found);
    }
    return found;
  };
  const hasText = (element: Element | null): boolean =>
    [...(element?.childNodes ?? [])].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
  const { axe: here } = globalThis as unknown as { axe: typeof axe };
  // Its types leave this one out.
  const dom = here.commons.dom as unknown as { isVisibleOnScreen: (element: Element) => boolean };
  let isSetUp = false;
  /** Axe asks nothing of what is cut off, or beyond the edge. */
  const isInSight = (element: Element): boolean => {
    if (!element.checkVisibility() || getComputedStyle(element).clip !== 'auto') return false;
    if (!isSetUp) here.setup(document);
    isSetUp = true;
    return dom.isVisibleOnScreen(element);
  };
  const seen = new Set(known.asked);
  const looks: string[] = [];
  let marked = 0;
  const markFirst = (element: Element, own: readonly unknown[]): void => {
    const { paint, fading, free } = groundOf(element);
    const { color, fontSize, fontWeight, fontStyle, textShadow, visibility } = getComputedStyle(element);
    const look = [
      color,
      fontSize,
      fontWeight,
      fontStyle,
      textShadow,
      visibility,
      paint,
      fading,
      ...own,
    ].join();
    // Where it is not in sight, the next that looks so is asked.
    if (seen.has(look) || !isInSight(element)) return;
    seen.add(look);
    if (!free) looks.push(look);
    marked += 1;
    element.setAttribute(known.mark, '');
  };
  for (const element of document.querySelectorAll('body *')) {
    if (hasText(element) || element instanceof HTMLInputElement) markFirst(element, []);
    if (element.matches('a[href]')) {
      const around = element.parentElement ?? document.body;
      const { textDecorationLine, borderBottom } = getComputedStyle(element);
      markFirst(element, [textDecorationLine, borderBottom, getComputedStyle(around).color, hasText(around)]);
    }
  }
  if (isSetUp) here.teardown();
  return { marked, looks };
}
