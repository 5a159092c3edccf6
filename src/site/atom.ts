/** One entry of a feed. Its id is its address. */
export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  /** `2026-11-28` */
  readonly date: string;
  readonly text: string;
}

/** A feed as RFC 4287 has it. `id` is the address of the page with the same content, `self` that of the feed. */
export function atomFeed({
  id,
  title,
  author,
  self,
  entries,
}: {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly self: string;
  readonly entries: readonly AtomEntry[];
}): string {
  const newest =
    entries
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '1970-01-01';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escapeXml(id)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <updated>${newest}T00:00:00Z</updated>`,
    `  <author><name>${escapeXml(author)}</name></author>`,
    `  <link rel="self" href="${escapeXml(self)}"/>`,
    `  <link href="${escapeXml(id)}"/>`,
    ...entries.flatMap((entry) => [
      '  <entry>',
      `    <id>${escapeXml(entry.id)}</id>`,
      `    <title>${escapeXml(entry.title)}</title>`,
      `    <updated>${entry.date}T00:00:00Z</updated>`,
      `    <link href="${escapeXml(entry.id)}"/>`,
      `    <content type="text">${escapeXml(entry.text)}</content>`,
      '  </entry>',
    ]),
    '</feed>',
    '',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
