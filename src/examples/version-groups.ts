import type { VersionGroup, VersionRecording } from './example.ts';

/** "3.10, 3.11 | 3.12 to 3.15": the versions that print the same, group by group. */
export function groupsInWords(recording: VersionRecording): string {
  const all = recording.flatMap(versionsOf).sort(byAge);
  return recording.map((group) => versionsInWords(versionsOf(group), all)).join(' | ');
}

/** The versions of a group: "3.10". */
export function versionsOf({ engines }: VersionGroup): string[] {
  return engines.map((label) => /^CPython (\d+\.\d+)/.exec(label)?.[1] ?? label);
}

/** "3.10, 3.11", "3.12 to 3.15", "3.10, 3.12 to 3.14"; `all` says which follow each other. */
export function versionsInWords(versions: readonly string[], all: readonly string[]): string {
  const stretches: string[][] = [];
  for (const version of [...versions].sort(byAge)) {
    const stretch = stretches.at(-1);
    if (stretch && all.indexOf(version) === all.indexOf(stretch.at(-1) ?? '') + 1) stretch.push(version);
    else stretches.push([version]);
  }
  return stretches
    .map((stretch) => (stretch.length > 2 ? `${stretch[0]} to ${stretch.at(-1)}` : stretch.join(', ')))
    .join(', ');
}

function byAge(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
