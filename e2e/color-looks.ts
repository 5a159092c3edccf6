import type axe from 'axe-core';
import { bringAxe } from './axe.ts';
import type { Page } from './story.ts';

/** By axe's rules about colors: the attribute of the elements that each rule is to check. */
const marks = { 'color-contrast': 'data-text-look', 'link-in-text-block': 'data-link-look' } as const;
type Rule = keyof typeof marks;

/** The only rules whose answer depends on the theme, and by far the slowest. */
export const aboutColors = Object.keys(marks);

/** The looks that axe has given an answer about to this worker, on any page. */
const answered = new Set<string>();

/**
 * What axe finds wrong with the colors of a page, in the theme that it has now. Each look is asked about once: a page of
 * code has thousands of words in a few dozen looks, and the next page has the same. What may stand before something that is
 * not around it is asked about on every page.
 */
export async function colorViolations(page: Page): Promise<readonly string[]> {
  await bringAxe(page);
  const looks = await page.evaluate(markLooks, { marks, answered: [...answered] });
  if (looks.length === 0) return [];
  const { violations, answers } = await page.evaluate(askAboutMarked, marks);
  for (const number of answers) {
    const { look, isSure } = looks[number] ?? { look: '', isSure: false };
    if (isSure) answered.add(look);
  }
  return violations;
}

/** Something that axe is to be asked about. */
interface Look {
  readonly look: string;
  /** Whether axe's answer depends only on what the look has. */
  readonly isSure: boolean;
}

/** What a text stands on. */
interface Ground {
  readonly paint: string;
  readonly fading: string;
  /** Something that is no ancestor may stand behind it. */
  readonly isFree: boolean;
}

/**
 * In the page: of all texts that look the same to axe marks the longest in sight, and likewise of all links in a text. The
 * mark is the place of the look in the list that it gives. Looks that were answered are left out.
 */
function markLooks(known: {
  marks: Readonly<Record<Rule, string>>;
  answered: readonly string[];
}): readonly Look[] {
  const { marks, answered } = known;
  for (const mark of Object.values(marks))
    for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark);
  const grounds = new Map<Element, Ground>();
  const groundOf = (element: Element | null): Ground => {
    if (!element) return { paint: '', fading: '', isFree: false };
    let found = grounds.get(element);
    if (found === undefined) {
      const behind = groundOf(element.parentElement);
      const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
      const fading = behind.fading + (opacity === '1' && filter === 'none' ? '' : `;${opacity},${filter}`);
      const isPlaced = /absolute|fixed|sticky/.test(position);
      const own = `${backgroundColor},${backgroundImage}`;
      const isOpaque = fading === '' && backgroundColor.startsWith('rgb(');
      const around = isOpaque ? '' : behind.paint + (isPlaced ? element.className : '');
      found = {
        paint: around + (own === 'rgba(0, 0, 0, 0),none' ? '' : `;${own}`),
        fading,
        isFree: !isOpaque && (isPlaced || behind.isFree),
      };
      grounds.set(element, found);
    }
    return found;
  };
  const typeOf = (element: Element): string => {
    const style = getComputedStyle(element);
    const { color, fontFamily, fontSize, fontWeight, fontStyle, textDecoration, textShadow } = style;
    return [color, fontFamily, fontSize, fontWeight, fontStyle, textDecoration, textShadow].join();
  };
  const blockAround = (element: Element): Element => {
    let at = element.parentElement ?? document.body;
    while (at.parentElement && getComputedStyle(at).display.startsWith('inline')) at = at.parentElement;
    return at;
  };
  const textOf = (element: Element): string =>
    [...element.childNodes]
      .map(({ nodeType, nodeValue }) => (nodeType === 3 ? nodeValue : ''))
      .join('')
      .trim();

  const { axe: here } = globalThis as unknown as { axe: typeof axe };
  // Its types leave these out.
  const dom = here.commons.dom as unknown as Readonly<
    Record<'isVisibleOnScreen' | 'isInTextBlock', (element: Element) => boolean>
  >;
  const isInSight = (element: Element): boolean =>
    element.checkVisibility() &&
    getComputedStyle(element).getPropertyValue('clip') === 'auto' &&
    dom.isVisibleOnScreen(element);

  const old = new Set(answered);
  const found = new Map<string, { isSure: boolean; of: Rule; length: number; element: Element }[]>();
  const note = (of: Rule, element: Element, length: number, own: readonly string[]): void => {
    const { paint, fading, isFree } = groundOf(element);
    const look = [of, typeOf(element), paint, fading, ...own].join('|');
    if (old.has(look)) return;
    const same = found.get(look) ?? [];
    same.push({ isSure: !isFree, of, length, element });
    found.set(look, same);
  };
  for (const element of document.querySelectorAll('body *')) {
    // Axe says nothing of a text in a drawing, nor of what nobody can press.
    if (element instanceof SVGElement || element.closest(':disabled')) continue;
    const { length } = textOf(element);
    if (length > 0 || element instanceof HTMLInputElement) note('color-contrast', element, length, []);
    if (element.matches('a[href], [role=link]')) {
      const block = blockAround(element);
      const { display, border, outline } = getComputedStyle(element);
      const around = [typeOf(block), groundOf(block).paint];
      note('link-in-text-block', element, element.textContent.length, [display, border, outline, ...around]);
    }
  }
  if (found.size === 0) return [];
  const looks: Look[] = [];
  here.setup(document);
  for (const [look, same] of found) {
    // The longest: axe gives no answer about a single character.
    const one = same
      .sort((a, b) => b.length - a.length)
      .find(
        ({ of, element }) => isInSight(element) && (of === 'color-contrast' || dom.isInTextBlock(element)),
      );
    if (!one) continue;
    one.element.setAttribute(marks[one.of], String(looks.length));
    looks.push({ look, isSure: one.isSure });
  }
  here.teardown();
  return looks;
}

/** In the page: what is wrong, and the marks of all that axe had an answer about. */
async function askAboutMarked(marks: Readonly<Record<string, string>>): Promise<{
  readonly violations: readonly string[];
  readonly answers: readonly number[];
}> {
  const { axe: here } = globalThis as unknown as { axe: typeof axe };
  const rules = Object.entries(marks).map(([id, mark]) => ({ id, selector: `[${mark}]` }));
  // Axe's own, but for two: by default it says nothing of a text on something with ::before or ::after, as the code of each
  // cell is, nor of a single character.
  const contrast = {
    ignoreUnicode: true,
    ignoreLength: true,
    ignorePseudo: true,
    boldValue: 700,
    boldTextPt: 14,
    largeTextPt: 18,
    contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
    pseudoSizeThreshold: 0.25,
    shadowOutlineEmMax: 0.2,
    textStrokeEmMin: 0.03,
  };
  here.reset();
  here.configure({ rules, checks: [{ id: 'color-contrast', options: contrast }] });
  const { violations, passes } = await here.run(document, {
    iframes: false,
    resultTypes: ['violations', 'passes'],
    elementRef: true,
    preload: false,
    runOnly: { type: 'rule', values: rules.map(({ id }) => id) },
  });
  return {
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    ),
    answers: [...violations, ...passes].flatMap(({ id, nodes }) =>
      nodes.map(({ element }) => Number(element?.getAttribute(marks[id] ?? '') ?? -1)),
    ),
  };
}
