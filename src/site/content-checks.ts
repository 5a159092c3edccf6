import type { Claim } from './claims.ts';
import type { SiteExample } from './examples.ts';

/** A page of the tutorial, as far as the checks look into it. */
export interface SectionPage {
  readonly slug: string;
  /** Where its text is: `content/sections/07-sample-1-generators.mdx`. */
  readonly file: string;
  readonly shown: Shown;
}

/** What a page shows, by id, in the order in which it stands there. */
export interface Shown {
  readonly claims: readonly string[];
  readonly examples: readonly string[];
  readonly headings: readonly string[];
}

/** Everything that the checks compare. */
export interface Content {
  readonly sections: readonly SectionPage[];
  readonly claims: readonly Claim[];
  readonly examples: readonly SiteExample[];
}

/** Finds the claims, examples and heading ids of an MDX text. What stands in code or in comments does not count. */
export function shownIn(mdx: string): Shown {
  const text = mdx
    .replace(/^---\r?\n[\s\S]*?\r?\n---/, '')
    .replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2\s*$/gm, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/`[^`\n]+`/g, '');
  const ids = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const compared = ids(/<Compare\b[^>]*?\bids=\{\[([^\]]*)\]\}/g).flatMap((list) =>
    [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
  );
  return {
    claims: ids(/<Claim\b[^>]*?\bid=\{?["']([^"']+)["']/g),
    examples: [...ids(/<Example\b[^>]*?\bid=\{?["']([^"']+)["']/g), ...compared],
    headings: ids(/^#{1,6} .*\\?\{#([^}\\]+)\\?\}\s*$/gm),
  };
}

/** What is wrong with the content, one sentence each: the file, the fault and the next step. */
export function findFaults({ sections, claims, examples }: Content): readonly string[] {
  const byId = new Map(examples.map((example) => [example.id, example]));
  const claimIds = new Set(claims.map(({ id }) => id));
  return [
    ...claims.flatMap((claim) => claimFaults(claim, sections, byId)),
    ...examples.flatMap((example) => exampleFaults(example, sections, byId)),
    ...sections.flatMap((section) => sectionFaults(section, claimIds, byId)),
    ...duplicates(claims.map(({ number }) => String(number))).map(
      (number) => `content/claims/: two claims have the number ${number}; give each its own`,
    ),
    ...examples
      .filter(({ id }) => claimIds.has(id))
      .map(({ id }) => `content/examples/${id}/: a claim has this id, too, and both are anchors; rename one`),
  ];
}

function claimFaults(
  { id, section, sources, experiments, notDecidableByRunning }: Claim,
  sections: readonly SectionPage[],
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const file = `content/claims/${id}.yaml`;
  const faults: string[] = [];
  if (sources.length === 0) faults.push(`${file}: no source; name what was read under "sources"`);
  if (experiments.length === 0 && notDecidableByRunning === undefined) {
    faults.push(
      `${file}: no experiment; name one under "experiments", or say in "notDecidableByRunning" why not`,
    );
  }
  for (const experiment of experiments.filter((name) => !examples.has(name))) {
    faults.push(`${file}: no experiment "${experiment}"; expected a folder content/examples/${experiment}/`);
  }
  const home = sections.find(({ slug }) => slug === section);
  const elsewhere = sections.filter((page) => page !== home && page.shown.claims.includes(id));
  if (home === undefined) {
    faults.push(`${file}: no section has the slug "${section}"; correct "section" or write that page`);
  } else if (!home.shown.claims.includes(id)) {
    faults.push(
      `${home.file} does not show the claim that names it; put <Claim id="${id}" /> where it is argued`,
    );
  }
  for (const { file: other } of elsewhere) {
    faults.push(
      `${other} shows <Claim id="${id}" />, which belongs to "${section}"; show it once, link to it here`,
    );
  }
  return faults;
}

function exampleFaults(
  { id, section, mirror, language, recordings }: SiteExample,
  sections: readonly SectionPage[],
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const file = `content/examples/${id}/example.yaml`;
  const faults: string[] = [];
  if (Object.keys(recordings).length === 0) {
    faults.push(`content/examples/${id}/ has no recording; run "npm run record -- ${id}"`);
  }
  const other = mirror === undefined ? undefined : examples.get(mirror);
  if (mirror !== undefined && other === undefined) {
    faults.push(`${file}: no mirror "${mirror}"; expected a folder content/examples/${mirror}/`);
  }
  if (other !== undefined && (other.mirror !== id || other.language === language)) {
    faults.push(`${file}: the mirror "${mirror}" must be in the other language and name "${id}" as its own`);
  }
  const home = sections.find(({ slug }) => slug === section);
  if (home === undefined) {
    faults.push(`${file}: no section has the slug "${section}"; correct "section" or write that page`);
  } else if (![id, mirror].some((name) => name !== undefined && home.shown.examples.includes(name))) {
    faults.push(`${home.file} does not show the example that names it; put <Example id="${id}" /> there`);
  }
  return faults;
}

function sectionFaults(
  { file, shown }: SectionPage,
  claims: ReadonlySet<string>,
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  return [
    ...shown.claims
      .filter((id) => !claims.has(id))
      .map((id) => `${file}: no claim "${id}" in content/claims/`),
    ...shown.examples
      .filter((id) => !examples.has(id))
      .map((id) => `${file}: no example "${id}"; expected a folder content/examples/${id}/`),
    ...duplicates([...shown.claims, ...shown.examples, ...shown.headings]).map(
      (id) =>
        `${file}: the id "${id}" stands there twice, and an anchor must be one place; remove or rename one`,
    ),
  ];
}

function duplicates(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, n) => words.indexOf(word) !== n))];
}
