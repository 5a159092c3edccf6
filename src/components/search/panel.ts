import { PagefindUI } from '@pagefind/default-ui';
import uiStyles from '@pagefind/default-ui/css/ui.css?url';
import resultStyles from './results.css?url';

/** Fills the search dialog. Fetched when somebody opens it: most pages are read without a search. */
export async function mountPanel(element: HTMLElement, base: string): Promise<void> {
  await Promise.all([uiStyles, resultStyles].map(loadStyles));
  new PagefindUI({
    element,
    baseUrl: base,
    bundlePath: `${base.replace(/\/$/, '')}/pagefind/`,
    showImages: false,
    showSubResults: true,
    resetStyles: false,
    translations: { placeholder: 'Search sections, claims and examples' },
  });
}

/** As links, because styles that a script imports would be put on every page. A missing file must not close the search. */
function loadStyles(href: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
    document.head.append(link);
  });
}
