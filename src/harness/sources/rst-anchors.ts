/** A heading's id, as docutils makes it. */
function idOf(heading: string): string {
  return heading
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
}

/** The anchors that a page made of this reStructuredText has: its headings and the labels written into it. */
export function anchorsOf(rst: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const lines = rst.split('\n');
  for (const [n, line] of lines.entries()) {
    const underline = lines[n + 1] ?? '';
    if (
      /^([=\-~^'"`#*+.])\1{2,}\s*$/.test(underline) &&
      /^\S/.test(line) &&
      underline.trim().length >= line.trim().length
    ) {
      anchors.add(idOf(line.replaceAll(/:[a-z:]+:`[~!]?([^`]*)`/g, '$1')));
    }
    const label = /^\s*\.\. _`?([^`:]+)`?:\s*$/.exec(line)?.[1];
    if (label !== undefined) anchors.add(idOf(label));
  }
  return anchors;
}
