import { anchorsOf } from './rst-anchors.ts';
import { quotedIn, type Citation } from './citations.ts';
import { hasQuotation, nearest } from './plain-text.ts';

/** Where a source's text does not say what a citation says, one sentence each: the claim, the place, what stands there. */
export function findFaults(citation: Citation, text: string): readonly string[] {
  const { file, by, work, version, lines, says = '', url } = citation;
  const source = `${work} (${version ?? 'no version'})`;
  const all = text.split('\n');
  const faults: string[] = [];

  for (const { at, begins, ends } of lines) {
    const [from = 0, to = from] = at.split('-').map(Number);
    const wanted = [
      [from, begins],
      [to, ends],
    ] as const;
    for (const [number, part] of wanted) {
      const line = all[number - 1];
      if (part === undefined || line?.includes(part)) continue;
      const places = all.flatMap((other, n) => (other.includes(part) ? [`L${n + 1}`] : []));
      faults.push(
        `L${number} should have “${part}”, and has “${line?.trim() ?? 'nothing: the file is shorter'}”` +
          (places.length > 0
            ? `; it stands at ${places.slice(0, 3).join(', ')}`
            : '; it stands nowhere in the file'),
      );
    }
  }
  for (const quotation of quotedIn(says)) {
    if (hasQuotation(text, quotation)) continue;
    const instead = nearest(text, quotation);
    faults.push(`“${quotation}” does not stand there` + (instead === undefined ? '' : `; “${instead}” does`));
  }
  faults.push(...addressFaults(citation, url, text));
  return faults.map((fault) => `${file}, ${by}: ${source}: ${fault}`);
}

/** What is wrong with the address beside what it leads to. */
function addressFaults(
  { work, version = '', lines }: Citation,
  url: string | undefined,
  text: string,
): string[] {
  if (url === undefined) return [];
  const { host, pathname, hash, search } = new URL(url);
  const anchor = hash.slice(1);
  if (host === 'github.com' && version.startsWith('CPython ')) {
    const expected = `/python/cpython/blob/v${version.slice('CPython '.length)}/${work}`;
    const faults =
      pathname === expected ? [] : [`the address leads to ${pathname}, and should to ${expected}`];
    const linked = anchor.replaceAll('L', '');
    const ends = lines.flatMap(({ at }) => [at, ...at.split('-')]);
    if (linked !== '' && !ends.includes(linked) && !linked.split('-').every((end) => ends.includes(end))) {
      faults.push(
        `the address leads to #${anchor}, and "lines" names ${lines.map(({ at }) => `L${at}`).join(', ')}`,
      );
    }
    if (linked !== '' && work.endsWith('.rst') && search !== '?plain=1') {
      faults.push('the address of lines in .rst needs "?plain=1": GitHub shows the page without numbers');
    }
    return faults;
  }
  if (anchor === '' || !/^(PEP \d|Doc\/)/.test(work)) return [];
  return anchorsOf(text).has(anchor)
    ? []
    : [`the address leads to #${anchor}, and no heading or label has that anchor`];
}
