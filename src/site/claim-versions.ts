import { versionsInWords, versionsOf } from '../examples/version-groups.ts';
import type { Claim } from './claims.ts';
import { versionsOfExample } from './example-versions.ts';
import type { SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';

/** Which versions print a text among their lines, in the words of a claim: "3.10, 3.11", "3.12 to 3.15", or nothing. */
export function versionsThatPrint(text: string, example: SiteExample): string {
  const groups = versionsOfExample(example);
  const all = groups.flatMap(versionsOf).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const found = groups.filter(({ run = example.recording }) =>
    run?.output
      .map((line) => line.text)
      .join('')
      .includes(text),
  );
  return versionsInWords(found.flatMap(versionsOf), all);
}

/** Words that say when something came, went or was otherwise. */
const change = /\b(?:since|up to|until|before|removed in) (?:Python |CPython )?(3\.\d+)\b/g;

/**
 * Where a claim and the recordings disagree about versions: entries that the recordings contradict, and changes between two
 * recorded versions for which no entry says which recording decides them.
 */
export function claimVersionFaults(
  { id, claim, reason, tryThis, versions }: Claim,
  examples: ReadonlyMap<string, SiteExample>,
): readonly string[] {
  const file = `${contentFolder}/claims/${id}.yaml`;
  const faults = versions.flatMap(({ example: name, prints, in: said }) => {
    const example = examples.get(name);
    if (!example) return [`${file}: no example "${name}"; correct it under "versions"`];
    const found = versionsThatPrint(prints, example);
    return found === said
      ? []
      : [`${file}: ${name} prints ${JSON.stringify(prints)} in ${found || 'no version'}, not in ${said}`];
  });
  const recorded = new Set([...examples.values()].flatMap(versionsOfExample).flatMap(versionsOf));
  const text = [claim, reason, ...tryThis].join(' ').replaceAll(/\s+/g, ' ');
  const changes = [...text.matchAll(change)].filter(([, version = '']) => recorded.has(version));
  const [first] = changes;
  if (first && versions.length === 0)
    faults.push(
      `${file}: says "${first[0]}", which the recordings can decide; name one under "versions": the example, what it prints, and in which`,
    );
  return faults;
}
