import { PagefindUI } from '@pagefind/default-ui';
import uiStyles from '@pagefind/default-ui/css/ui.css?url';
import { loadStyles } from '../late/load-styles.ts';
import resultStyles from './results.css?url';
import { toSearchTerm, type Messages } from './search-term.ts';

/** Fills the search dialog. Rejects if a file that every search needs does not arrive. */
export async function mountPanel(element: HTMLElement, base: string): Promise<void> {
  const bundlePath = `${base.replace(/\/$/, '')}/pagefind/`;
  const [messages] = await Promise.all([
    loadMessages(base),
    ...[uiStyles, resultStyles].map(loadStyles),
    ...['pagefind.js', 'pagefind-entry.json'].map((file) => requireFile(bundlePath + file)),
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

/** Says that results may be incomplete: Pagefind silently skips parts of the index that do not arrive. */
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

/** Throws if a file does not arrive: Pagefind itself would wait for it without end and without a word. */
async function requireFile(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
}

/** Arrow keys move from the field through the results, and back to the field. Tab and Enter work as usual. */
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

/** The messages that answers quote. Without them, a pasted message is searched for word by word. */
async function loadMessages(base: string): Promise<readonly Messages[]> {
  try {
    const response = await fetch(`${base.replace(/\/$/, '')}/answers/messages.json`);
    return response.ok ? ((await response.json()) as readonly Messages[]) : [];
  } catch {
    return [];
  }
}
