import { contentFolder } from './folders.ts';
import type { Section } from './sections.ts';

interface Addresses {
  readonly sections: readonly Pick<Section, 'slug'>[];
  readonly examples: readonly { readonly id: string }[];
  readonly exercises: readonly { readonly id: string }[];
  /** Addresses that moved, and where they lead. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Addresses that are listed for ever, or redirected. */
  readonly published: ReadonlySet<string>;
}

/** Pages that moved to where none is, or are still where they were. Anchors, and pages that only a build knows, are held by `permalinks`. */
export function redirectFaults({ redirects, sections, examples, exercises, published }: Addresses): string[] {
  const here = new Set([
    ...sections.map(({ slug }) => (slug === 'index' ? '/' : `/${slug}/`)),
    ...[...examples, ...exercises].map(({ id }) => `/x/${id}/`),
  ]);
  const pages = new Set([...[...published].map((address) => address.replace(/#.*/, '')), ...here]);
  return [
    ...Object.entries(redirects)
      .filter(([, to]) => !pages.has(to.replace(/#.*/, '')))
      .map(
        ([from, to]) =>
          `${contentFolder}/redirects.yaml: ${from} leads to ${to}, and there is no such page; correct it`,
      ),
    ...Object.keys(redirects)
      .filter((from) => here.has(from))
      .map(
        (from) => `${contentFolder}/redirects.yaml: ${from} is a page, which this line hides; take it out`,
      ),
  ];
}

/** Programs that were renamed or removed without a redirect. Only a build finds other addresses that are gone. */
export function goneFaults({
  redirects,
  examples,
  exercises,
  published,
}: Omit<Addresses, 'sections'>): string[] {
  const there = new Set([...examples, ...exercises].map(({ id }) => `/x/${id}/`));
  return [...published]
    .filter((address) => /^\/x\/[^/#]+\/$/.test(address) && !there.has(address) && !(address in redirects))
    .map(
      (address) =>
        `${contentFolder}/redirects.yaml: ${address} was published and is gone; say where it went, "${address}: /x/…/"`,
    );
}
