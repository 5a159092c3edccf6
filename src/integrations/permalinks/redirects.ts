import { parse } from 'yaml';
import { z } from 'zod';
import type { Address } from './anchors.ts';

/** Where old addresses went: pages and anchors by their address. */
export type Redirects = Readonly<Record<Address, Address>>;

const address = z
  .string()
  .regex(
    /^\/([a-z0-9-]+\/)*(#[a-z0-9]+(-[a-z0-9]+)*)?$/,
    'an address looks like /page/ or /page/#anchor, without the base',
  );

/** Reads `content/redirects.yaml`: `old: new`, both without the base. Throws on a circle. */
export function parseRedirects(text: string): Redirects {
  const redirects = z.record(address, address).parse(parse(text) ?? {});
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
      throw new Error(`content/redirects.yaml goes in a circle: ${[...seen, next].join(' -> ')}`);
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
