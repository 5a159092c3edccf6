/**
 * Of the paths of a site, the one that a path which leads nowhere was likely meant to be: by some letters, by its case, by a
 * part too many at its end, or by its last part alone. Undefined if none is near.
 */
export function nearest(wanted: string, paths: Iterable<string>): string | undefined {
  const parts = plain(wanted).split('/');
  let best: string | undefined;
  let least = Infinity;
  for (const path of paths) {
    if (path === wanted || plain(path) === '') continue;
    const whole = plain(path);
    for (const name of [whole, whole.slice(whole.lastIndexOf('/') + 1)]) {
      for (let end = parts.length; end > 0; end -= 1) {
        const part = parts.slice(0, end).join('/');
        // A quarter of its letters: of short names, others are as near.
        if (Math.abs(part.length - name.length) > name.length / 4) continue;
        const steps = distance(part, name);
        const cost = steps + (parts.length - end) / 2 + (name === whole ? 0 : 0.25);
        if (steps <= name.length / 4 && cost < least) [best, least] = [path, cost];
      }
    }
  }
  return best;
}

function plain(path: string): string {
  return path
    .toLowerCase()
    .replace(/\.html?$|\/index\.html?$/, '')
    .replaceAll('_', '-')
    .replace(/^\/+|\/+$/g, '');
}

/** How many letters have to be put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1)
      next.push(Math.min(row[at + 1]! + 1, next[at]! + 1, row[at]! + (letter === other[at] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}
