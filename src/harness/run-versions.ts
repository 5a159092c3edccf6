import type { Recording, VersionGroup, VersionRecording } from '../examples/example.ts';
import { defaultVersion, pythonVersions, type PythonVersion } from '../engines/pyodide/versions/versions.ts';
import { compareOutput } from '../output/same-output.ts';
import type { SiteExample } from '../site/examples.ts';
import { runAllPython } from './python-pool.ts';
import { toRecording } from './recording.ts';
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
      if ('failure' in run) entry.failures.push(`CPython ${version}: ${run.failure}`);
      else entry.recordings.push(toRecording(run, run.engine, entry.example.clock));
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
  const groups: Recording[][] = [];
  for (const recording of recordings) {
    const group = groups.find(([first]) => first && printsTheSame(example, first, recording));
    if (group) group.push(recording);
    else groups.push([recording]);
  }
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
function printsTheSame({ varies, clock }: SiteExample, one: Recording, other: Recording): boolean {
  const sameness = compareOutput(one, other, varies);
  return sameness === 'same' || (clock === 'real' && sameness === 'times');
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
  const words = (recording: VersionRecording): string =>
    recording.map(({ engines }) => engines.join(', ')).join(' | ');
  if (words(stored) !== words(again)) return [`in groups ${words(again)} instead of ${words(stored)}`];
  return stored.flatMap(({ engines, run }, n) => {
    const other = again[n]?.run;
    if (!run || !other) return [];
    const sameness = compareOutput(run, other, example.varies);
    const same = sameness === 'same' || (example.clock === 'real' && sameness === 'times');
    return same ? [] : [`${engines.join(', ')} printed something else than was recorded`];
  });
}
