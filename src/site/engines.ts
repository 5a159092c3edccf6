import type { Language } from '../runtime/runtime.ts';
import type { ExampleData } from './schemas.ts';

type Need = ExampleData['needs'][number];

/** What the pages know of an engine. Its code is registered under the same name in `src/client.ts`. */
interface EngineEntry {
  readonly language: Language;
  /** What a reader calls it, in a switch between engines and before it has said its version. */
  readonly title: string;
  /** What it offers beside its language, which a program may need. */
  readonly offers: readonly Need[];
  /** Whether it tells of its suspensions, so that a cell has a Timeline switch. */
  readonly timeline: boolean;
  /** Runs nothing until a reader chooses it from the menu Engine: another version of its language. */
  readonly whenChosen?: true;
}

/** Versions of Python beside the one that runs where nobody asks for another. */
const otherVersions = ['3.10', '3.11', '3.12', '3.13', '3.15'] as const;

/** Every engine of the pages, in the order in which those of a language are tried. */
const engines: Readonly<Record<string, EngineEntry>> = {
  pyodide: { language: 'python', title: 'CPython 3.14', offers: [], timeline: true },
  ...Object.fromEntries(
    otherVersions.map((version): [string, EngineEntry] => [
      `pyodide-${version}`,
      {
        language: 'python',
        title: `CPython ${version}`,
        offers: [],
        timeline: !['3.10', '3.11'].includes(version),
        whenChosen: true,
      },
    ]),
  ),
  'page-js': { language: 'javascript', title: 'JavaScript in this page', offers: [], timeline: true },
  webcontainer: {
    language: 'javascript',
    title: 'Node · WebContainer',
    offers: ['node'],
    timeline: false,
  },
};

/** The name of every engine. */
export function engineNames(): readonly string[] {
  return Object.keys(engines);
}

/** Engines that can run a program, in the order in which they are tried. */
export function enginesFor(language: Language, needs: readonly Need[]): readonly string[] {
  return Object.entries(engines)
    .filter(
      ([, engine]) =>
        engine.language === language &&
        !engine.whenChosen &&
        needs.every((need) => engine.offers.includes(need)),
    )
    .map(([name]) => name);
}

/** What a reader can choose from for a program that these engines run: they, and other versions of its language. */
export function choicesFor(language: Language, names: readonly string[]): readonly string[] {
  const versions = Object.entries(engines)
    .filter(([, engine]) => engine.language === language && engine.whenChosen)
    .map(([name]) => name);
  if (versions.length === 0) return names;
  return [...names, ...versions].sort((a, b) =>
    engineTitle(a).localeCompare(engineTitle(b), 'en', { numeric: true }),
  );
}

/** What a reader calls an engine. */
export function engineTitle(name: string): string {
  return engines[name]?.title ?? name;
}

/** Whether the cell has a Timeline switch: what its first engine tells decides. */
export function hasLiveTimeline(names: readonly string[]): boolean {
  return engines[names[0] ?? '']?.timeline ?? false;
}
