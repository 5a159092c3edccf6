import type { Language } from '../../runtime/runtime.ts';

const KEY = 'language';

/** What the reader chose last, on any page; `undefined` before the first choice, or where nothing is kept. */
export function rememberedLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'python' || kept === 'javascript' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the pages to come. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A private window: the choice holds for this page.
  }
}
