/**
 * What the fragment of an address asks for: `#<id>[@<step>][:L3-L7][~v1.<payload>][&py=3.11]`. An empty id asks for
 * nothing.
 */
export interface Fragment {
  /** A heading, a claim, an example, or (on the playground) the example or language to start from. */
  readonly id: string;
  /** A step of the recorded run, counted from 1. */
  readonly step?: number;
  /** Lines of an example's code, both ends included, in order. */
  readonly lines?: { readonly from: number; readonly to: number };
  /** Somebody's edit of an example, still packed: `share.ts` unpacks it. */
  readonly payload?: string;
  /** The version of CPython to run it in: "3.11". */
  readonly python?: string;
  /** The part of the fragment that has no meaning on this site, as it is written. */
  readonly unknown?: string;
}

type Part = Omit<Fragment, 'id' | 'unknown'>;

/** The parts behind the id, in their order. Each pattern begins where the part before it ended. */
const parts: readonly {
  readonly pattern: RegExp;
  read(match: readonly string[]): Part;
  write(part: Part): string;
}[] = [
  {
    pattern: /@(\d{1,7})(?![\w.-])/y,
    read: ([, step]) => ({ step: Number(step) }),
    write: ({ step }) => (step === undefined ? '' : `@${step}`),
  },
  {
    pattern: /:L(\d{1,6})(?:-L?(\d{1,6}))?(?![\w.-])/y,
    read: ([, one = '', other = one]) => ({
      lines: { from: Math.min(+one, +other), to: Math.max(+one, +other) },
    }),
    write: ({ lines }) => {
      if (!lines) return '';
      return lines.from === lines.to ? `:L${lines.from}` : `:L${lines.from}-L${lines.to}`;
    },
  },
  {
    // Up to the next part: whatever got into it on the way is taken out when it is unpacked.
    pattern: /~((?:(?!&py=)[^])*)/y,
    read: ([, payload = '']) => ({ payload }),
    write: ({ payload }) => (payload === undefined ? '' : `~${payload}`),
  },
  {
    pattern: /&py=(\d\.\d{1,2})(?![\w.])/y,
    read: ([, python = '']) => ({ python }),
    write: ({ python }) => (python === undefined ? '' : `&py=${python}`),
  },
];

/**
 * Reads `location.hash`; never throws. Messengers like to escape `~` and `:`, so escapes are undone first; punctuation at
 * the end belongs to the sentence around the link.
 */
export function parseFragment(hash: string): Fragment {
  const text = withoutPunctuation(unescape(hash.replace(/^#/, '')));
  const id = /^[^@:~&?]*/.exec(text)?.[0] ?? '';
  let read: Part = {};
  let at = id.length;
  for (const part of parts) {
    part.pattern.lastIndex = at;
    const match = part.pattern.exec(text);
    if (!match) continue;
    read = { ...read, ...part.read(match) };
    at = part.pattern.lastIndex;
  }
  const unknown = text.slice(at);
  return { id, ...read, ...(unknown === '' ? {} : { unknown }) };
}

/** The fragment for an address, with its `#`; the opposite of {@link parseFragment}. What is unknown is left out. */
export function formatFragment(fragment: Fragment): string {
  return fragment.id === '' ? '' : `#${fragment.id}${parts.map((part) => part.write(fragment)).join('')}`;
}

/** The short names of the languages in addresses of the playground. */
export const languageKeys = { py: 'python', js: 'javascript' } as const;

/** Characters that follow an address in prose, and that programs which find links in prose take for a part of it. */
const punctuation = /[\s.,;:!?'"’”»)\]}>*\p{Cf}…]/u;

/** Goes from the end, character by character: a regular expression would try every position, which takes too long. */
function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && punctuation.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** Undoes escapes, also double ones and those of HTML. A `%` that escapes nothing stays, and the rest is unescaped. */
function unescape(text: string): string {
  let read = text;
  for (let times = 0; times < 3 && read.includes('%'); times += 1)
    read = read.replace(/(?:%[\da-f]{2})+/gi, decoded);
  return read.replaceAll('&amp;', '&');
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}
