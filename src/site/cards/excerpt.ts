/** Lines of a program that fit a picture, with how many columns of indent were cut from all of them. */
export interface Excerpt {
  readonly first: number;
  readonly count: number;
  readonly indent: number;
}

/**
 * Chooses the lines that say most in a picture of `height` lines and `width` columns: those with the most `yield` and
 * `await` to see, the earliest of equals; comments, blank edges and lines that would be cut off count against them.
 */
export function chooseExcerpt(lines: readonly string[], height: number, width: number): Excerpt {
  let best: Excerpt = { first: 0, count: Math.min(height, lines.length), indent: 0 };
  let bestScore = -Infinity;
  for (let first = 0; first === 0 || first + height <= lines.length; first += 1) {
    const window = lines.slice(first, first + height);
    const score = window.reduce((sum, line) => sum + weigh(line, width), 0) + startBonus(window[0] ?? '');
    if (score > bestScore) {
      bestScore = score;
      while (window.length > 1 && isLooseEnd(window.at(-1) ?? '')) window.pop();
      best = { first, count: window.length, indent: commonIndent(window) };
    }
  }
  return best;
}

function weigh(line: string, width: number): number {
  if (line.trim() === '') return -0.5;
  if (/^\s*(#|\/\/)/.test(line)) return -1;
  const marks = line.match(/\b(yield|await|async)\b/g)?.length ?? 0;
  return 1 + 2 * Math.min(marks, 2) - (line.length > width ? 1.5 : 0);
}

/** A definition without its body, or nothing, says nothing at the end. */
function isLooseEnd(line: string): boolean {
  return line.trim() === '' || /^\s*((async\s+)?(def|class|function)\b.*|@\w+.*|#.*|\/\/.*)$/.test(line);
}

/** A picture that begins with a definition needs no explanation. */
function startBonus(line: string): number {
  if (/^(async\s+)?(def|class|function)\b/.test(line)) return 3;
  return /^\S/.test(line) && !/^(#|\/\/)/.test(line) ? 1 : 0;
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return indents.length === 0 ? 0 : Math.min(...indents);
}
