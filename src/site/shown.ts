/** What a page shows, by id, in the order in which it stands there. */
export interface Shown {
  readonly claims: readonly string[];
  readonly examples: readonly string[];
  readonly headings: readonly string[];
  readonly predictions: readonly string[];
}

/** Finds the claims, examples and heading ids of an MDX text. What stands in code or in comments does not count. */
export function shownIn(mdx: string): Shown {
  const text = withoutCode(mdx);
  const ids = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const compared = ids(/<Compare\b[^>]*?\bids=\{\[([^\]]*)\]\}/g).flatMap((list) =>
    [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
  );
  return {
    claims: ids(/<Claim\b[^>]*?\bid=\{?["']([^"']+)["']/g),
    examples: [...ids(/<Example\b[^>]*?\bid=\{?["']([^"']+)["']/g), ...compared],
    predictions: ids(/<Predict\b[^>]*?\bid=\{?["']([^"']+)["']/g),
    headings: ids(/^#{1,6} .*\\?\{#([^}\\]+)\\?\}\s*$/gm),
  };
}

/** MDX without code and comments, in which things are only mentioned. */
export function withoutCode(mdx: string): string {
  return mdx
    .replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2\s*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/`[^`\n]+`/g, '');
}
