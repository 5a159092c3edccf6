/** The messages that one answer quotes. */
export type Messages = readonly string[];

/** What is asked of the index for what was typed or pasted. It finds pages that have every word, and no others. */
export function toSearchTerm(typed: string, answers: readonly Messages[]): string {
  // Who asks for a claim by its number means that one: as single words, 38 is in "3.8" and "PEP 380", too.
  const number = /^\s*claim\s*(\d+)\s*$/i.exec(typed)?.[1];
  if (number !== undefined) return `"claim ${number}"`;
  // A name with underscores is one word: as several, run_in_executor is in every page that has "run".
  if (/^\s*[\w.]*_[\w.]*\s*$/.test(typed)) return `"${typed.trim()}"`;
  return findQuoted(typed, answers) ?? withoutFillers(typed);
}

/**
 * The message of an answer that a pasted one is but for the names, paths and objects of the reader's own program. Of
 * several that fit as well, one of the answer that quotes most of them.
 */
function findQuoted(pasted: string, answers: readonly Messages[]): string | undefined {
  const asked = new Set(wordsOf(pasted));
  let best: { readonly message: string; readonly common: number; readonly alike: number } | undefined;
  for (const messages of answers) {
    const fitting = messages.flatMap((message) => {
      const common = commonWords(message, asked);
      return common === undefined ? [] : [{ message, common }];
    });
    const common = Math.max(0, ...fitting.map((each) => each.common));
    const [first, ...others] = fitting.filter((each) => each.common === common);
    if (first === undefined) continue;
    const alike = 1 + others.length;
    if (!best || common > best.common || (common === best.common && alike > best.alike))
      best = { ...first, alike };
  }
  return best?.message;
}

/** How many words of a message were asked for; undefined when these are few, or too few of its words. */
function commonWords(message: string, asked: ReadonlySet<string>): number | undefined {
  const [, kind = '', text = message] = /^(\w+):\s+(.*)$/s.exec(message) ?? [];
  const words = wordsOf(text);
  const common = words.filter((word) => asked.has(word)).length;
  if (common < 3 || common < 0.7 * words.length) return undefined;
  return common + (asked.has(kind.toLowerCase()) ? 1 : 0);
}

/** Each word once, in small letters. Objects in `<…>`, one in another as well, are no words. */
function wordsOf(text: string): readonly string[] {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/<[^<>]*>/g, ' ');
  }
  return [...new Set(rest.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])];
}

const fillers = new Set(
  'a am an and are be can could did do does how i is it me my or should that the there to what when which who why would you'.split(
    ' ',
  ),
);

/** A question without the words that any question has; two words or fewer stay as they are. */
function withoutFillers(typed: string): string {
  const words = typed.split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => !fillers.has(word.toLowerCase().replace(/[?,.!]+$/, '')));
  return words.length < 3 || kept.length === 0 ? typed : kept.join(' ');
}
