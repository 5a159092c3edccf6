import { parseYaml } from '../../site/content-files.ts';
import { contentFolder } from '../../site/folders.ts';
import { redirectsSchema } from '../../site/schemas.ts';
import type { Address } from './anchors.ts';

/** Where old addresses went: pages and anchors by their address. */
export type Redirects = Readonly<Record<Address, Address>>;

const ADDRESS = /^\/([a-z0-9-]+\/)*(#[a-z0-9]+(-[a-z0-9]+)*)?$/;

const FILE = `${contentFolder}/redirects.yaml`;

/** Reads `content/redirects.yaml`: lines `old: new`, both without the base. Throws on a circle or on a wrong address. */
export function parseRedirects(text: string): Redirects {
  const redirects = parseYaml(text, FILE, redirectsSchema) ?? {};
  for (const written of Object.entries(redirects).flat()) {
    if (!ADDRESS.test(written))
      throw new Error(`${FILE}: "${written}" is no address; write /page/ or /page/#anchor, without the base`);
  }
  for (const from of Object.keys(redirects)) follow(from, redirects);
  return redirects;
}

/**
 * Where an address leads in the end. An anchor of a page that moved is looked for under its old name first, then on
 * the page's new place.
 */
export function follow(from: Address, redirects: Redirects): Address {
  const seen = [from];
  for (let at = from; ;) {
    const next = step(at, redirects);
    if (next === undefined) return at;
    if (seen.includes(next)) {
      throw new Error(`${FILE} goes in a circle; take one line out: ${[...seen, next].join(' -> ')}`);
    }
    seen.push(next);
    at = next;
  }
}

function step(at: Address, redirects: Redirects): Address | undefined {
  const whole = redirects[at];
  if (whole !== undefined) return whole;
  const [page = '', anchor] = at.split('#');
  const moved = anchor === undefined ? undefined : redirects[page];
  if (moved === undefined) return undefined;
  return moved.includes('#') ? moved : `${moved}#${anchor}`;
}

/** Published addresses that neither exist nor lead to one that does, with what went wrong. */
export function brokenAddresses(
  listed: readonly Address[],
  existing: ReadonlySet<Address>,
  redirects: Redirects,
): string[] {
  const targets = Object.entries(redirects).map(([from, to]) => ({ from, end: follow(to, redirects) }));
  return [
    ...listed
      .map((from) => ({ from, end: existing.has(from) ? from : follow(from, redirects) }))
      .filter(({ end }) => !existing.has(end))
      .map(({ from, end }) =>
        from === end ? `${from} is gone` : `${from} is redirected to ${end}, which does not exist`,
      ),
    ...targets
      .filter(({ from, end }) => !existing.has(end) && !listed.includes(from))
      .map(({ from, end }) => `${from} is redirected to ${end}, which does not exist`),
    ...targets
      .filter(({ from }) => existing.has(from))
      .map(({ from }) => `${from} is redirected, but exists`),
  ];
}
