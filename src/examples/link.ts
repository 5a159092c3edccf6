/** What the fragment of an address asks for. */
export type Fragment =
  | { readonly kind: 'none' }
  /** A heading, a claim, an example, or (on the playground) the example or language to start from. */
  | { readonly kind: 'anchor'; readonly id: string }
  /** Lines of an example's code, both ends included, in order. */
  | { readonly kind: 'lines'; readonly id: string; readonly from: number; readonly to: number }
  /** Somebody's edit of an example, still packed: `share.ts` unpacks it. */
  | { readonly kind: 'edit'; readonly id: string; readonly payload: string };

/** What prose puts behind an address, and those who look for addresses in prose take for a part of it. */
const punctuation = /[\s.,;:!?'"’”»)\]}>*]+$/u;

/**
 * Reads `location.hash`; never throws. Messengers like to escape `~` and `:`, so escapes are undone first; punctuation at
 * the end belongs to the sentence around the link.
 */
export function parseFragment(hash: string): Fragment {
  const text = unescape(hash.replace(/^#/, '')).replace(punctuation, '');
  if (text === '') return { kind: 'none' };
  const edit = /^([a-z0-9-]+)~(.*)$/s.exec(text);
  if (edit) return { kind: 'edit', id: edit[1] ?? '', payload: edit[2] ?? '' };
  const lines = /^(.+):L(\d{1,6})(?:-L?(\d{1,6}))?$/.exec(text);
  if (!lines) return { kind: 'anchor', id: text };
  const one = Number(lines[2]);
  const other = Number(lines[3] ?? one);
  return { kind: 'lines', id: lines[1] ?? '', from: Math.min(one, other), to: Math.max(one, other) };
}

/** The fragment for an address, with its `#`; the opposite of {@link parseFragment}. */
export function formatFragment(fragment: Fragment): string {
  switch (fragment.kind) {
    case 'none':
      return '';
    case 'anchor':
      return `#${fragment.id}`;
    case 'lines':
      return fragment.from === fragment.to
        ? `#${fragment.id}:L${fragment.from}`
        : `#${fragment.id}:L${fragment.from}-L${fragment.to}`;
    case 'edit':
      return `#${fragment.id}~${fragment.payload}`;
  }
}

/** The short names of the languages in addresses of the playground. */
export const languageKeys = { py: 'python', js: 'javascript' } as const;

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
