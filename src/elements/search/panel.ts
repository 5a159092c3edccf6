import { PagefindUI } from '@pagefind/default-ui';
import uiStyles from '@pagefind/default-ui/css/ui.css?url';
import { loadStyles } from '../late/load-styles.ts';
import resultStyles from './results.css?url';
import { toSearchTerm, type Messages } from './search-term.ts';

/** Fills the search dialog. Fetched when somebody opens it: most pages are read without a search. */
export async function mountPanel(element: HTMLElement, base: string): Promise<void> {
  const bundlePath = `${base.replace(/\/$/, '')}/pagefind/`;
  const [messages] = await Promise.all([
    loadMessages(base),
    ...[uiStyles, resultStyles].map(loadStyles),
    ...['pagefind.js', 'pagefind-entry.json'].map((file) => arrives(bundlePath + file)),
  ]);
  new PagefindUI({
    element,
    baseUrl: base,
    bundlePath,
    showImages: false,
    showSubResults: true,
    resetStyles: false,
    processTerm: (typed) => toSearchTerm(typed, messages),
    translations: {
      placeholder: 'Search sections, claims and examples',
      zero_results: 'Nothing was found about “[SEARCH_TERM]”.',
    },
  });
  arrowsGoThrough(element);
  element.prepend(offlineWords());
}

/** Pagefind passes over a part of the index that does not arrive. */
function offlineWords(): HTMLElement {
  const words = document.createElement('p');
  words.className = 'search-offline';
  words.setAttribute('role', 'status');
  const look = (): void => {
    words.textContent = navigator.onLine
      ? ''
      : 'This device is offline: only what it has kept is searched. Search again when the network is back.';
  };
  addEventListener('online', look);
  addEventListener('offline', look);
  look();
  return words;
}

/** Pagefind itself would wait for what does not arrive, without a word and for good. */
async function arrives(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
}

/** The arrow keys go from the field through the results, and back into it. Tab and Enter do what they do anyway. */
function arrowsGoThrough(panel: HTMLElement): void {
  panel.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.isComposing) return;
    const stops = [
      ...panel.querySelectorAll<HTMLElement>('.pagefind-ui__search-input, .pagefind-ui__result-link'),
    ];
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    event.preventDefault();
    next?.focus();
  });
}

/** Without them, a pasted message is searched for word by word. */
async function loadMessages(base: string): Promise<readonly Messages[]> {
  try {
    const response = await fetch(`${base.replace(/\/$/, '')}/answers/messages.json`);
    return response.ok ? ((await response.json()) as readonly Messages[]) : [];
  } catch {
    return [];
  }
}
