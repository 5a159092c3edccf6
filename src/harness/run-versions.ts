import type { Recording, VersionGroup, VersionRecording } from '../examples/example.ts';
import { defaultVersion, pythonVersions, type PythonVersion } from '../engines/pyodide/versions/versions.ts';
import { compareAcross, groupAlike } from '../output/across-versions.ts';
import type { Printed } from '../output/same-output.ts';
import type { SiteExample } from '../site/examples.ts';
import { runAllPython } from './python-pool.ts';
import { toRecording } from './recording.ts';
import { compareRecordings } from './compare.ts';
import { toProgram } from './run-examples.ts';

/** What an example printed in each version, or why it could not be run. */
export interface VersionRuns {
  readonly example: SiteExample;
  readonly recordings: readonly Recording[];
  readonly failures: readonly string[];
}

/**
 * Runs Python examples in every version, one version after the other. `done` is told each version and how many seconds it
 * took. Others are left out.
 */
export async function runVersions(
  examples: readonly SiteExample[],
  done: (version: PythonVersion, seconds: number) => void,
): Promise<readonly VersionRuns[]> {
  const programs = examples.filter(({ language }) => language === 'python');
  const found = programs.map((example) => ({
    example,
    recordings: [] as Recording[],
    failures: [] as string[],
  }));
  for (const version of pythonVersions) {
    const started = performance.now();
    const jobs = programs.map((example) => {
      return { program: toProgram({ ...example, timeline: false }), clock: example.clock };
    });
    const runs = await runAllPython(jobs, version);
    for (const [n, run] of runs.entries()) {
      const entry = found[n];
      if (!entry) continue;
      if ('failure' in run) {
        entry.failures.push(`CPython ${version}: ${run.failure}`);
        continue;
      }
      const { recording, varies, clock } = entry.example;
      const again = toRecording(run, run.engine, clock);
      entry.recordings.push(again);
      if (version !== defaultVersion) continue;
      // The output of this version's group is the example's own recording.
      const faults = recording ? compareRecordings(recording, again, varies) : ['is not recorded'];
      entry.failures.push(...faults.map((fault) => `CPython ${version}: ${fault}`));
    }
    done(version, (performance.now() - started) / 1000);
  }
  return found;
}

/** Puts those together that print the same and end the same way, oldest first. */
export function groupVersions({
  example,
  recordings,
}: Pick<VersionRuns, 'example' | 'recordings'>): VersionRecording {
  const groups = groupAlike(recordings, (one, other) => printsTheSame(example, one, other));
  return groups.map((group): VersionGroup => {
    const engines = group.map(({ engine }) => engine.label);
    const [first] = group;
    const isOwn = engines.some((label) => label.startsWith(`CPython ${defaultVersion}.`));
    if (isOwn || !first) return { engines };
    const { outcome, elapsed, output } = first;
    return { engines, run: { outcome, elapsed, output } };
  });
}

/** A real clock is never the same twice; a virtual one is. */
function printsTheSame({ varies, clock, files }: SiteExample, one: Printed, other: Printed): boolean {
  const match = compareAcross(one, other, { varies, files: Object.keys(files) });
  return match === 'same' || (clock === 'real' && match === 'times');
}

/** The file's text: a line of output a line. */
export function serializeVersions(recording: VersionRecording): string {
  const groups = recording.map(({ engines, run }) => {
    const head = `  {\n    "engines": ${JSON.stringify(engines)}`;
    if (!run) return `${head}\n  }`;
    const lines = run.output.map(({ at, stream, text }) => `        ${JSON.stringify({ at, stream, text })}`);
    const output = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n      ]`;
    const end = `"outcome": ${JSON.stringify(run.outcome)},\n      "elapsed": ${run.elapsed}`;
    return `${head},\n    "run": {\n      ${end},\n      "output": ${output}\n    }\n  }`;
  });
  return `[\n${groups.join(',\n')}\n]\n`;
}

/** How two recordings of all versions differ, in words; nothing when they agree. */
export function compareVersions(
  example: SiteExample,
  stored: VersionRecording,
  again: VersionRecording,
): readonly string[] {
  if (inWords(stored) !== inWords(again))
    return [
      stored.length === 0
        ? `asked of ${again.flatMap(({ engines }) => engines).length} CPythons for the first time`
        : `the same is printed by ${inWords(again)}; recorded was ${inWords(stored)}`,
    ];
  const asked = again.flatMap(({ engines }) => engines.map(releaseOf));
  const checked = example.versions?.checked ?? [];
  if (checked.toSorted().join() !== asked.toSorted().join())
    return [`example.yaml says that ${checked.join(', ') || 'none'} were asked`];
  return stored.flatMap(({ engines, run }, n) => {
    const other = again[n]?.run;
    if (!run || !other) return [];
    return printsTheSame(example, run, other)
      ? []
      : [`${engines.join(', ')} printed something else than was recorded`];
  });
}

/** "CPython 3.10.2, CPython 3.11.3 | CPython 3.12.7": a newer Pyodide of the same CPython is no difference. */
/** Those that print the same are joined by commas, groups by a bar. */
function inWords(recording: VersionRecording): string {
  return recording.map(({ engines }) => engines.map(releaseOf).join(', ')).join(' | ');
}

/** "CPython 3.10.2" of "CPython 3.10.2 · Pyodide 0.22.1". */
export function releaseOf(label: string): string {
  return label.split(' · ')[0] ?? label;
}
