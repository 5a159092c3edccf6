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
}

/** Every engine of the pages, in the order in which those of a language are tried. */
const engines: Readonly<Record<string, EngineEntry>> = {
  pyodide: { language: 'python', title: 'Python in this page', offers: [], timeline: true },
  'page-js': { language: 'javascript', title: 'JavaScript in this page', offers: [], timeline: true },
  webcontainer: {
    language: 'javascript',
    title: 'Node · WebContainer',
    offers: ['node'],
    timeline: false,
  },
};

/** Engines that can run a program, in the order in which they are tried. */
export function enginesFor(language: Language, needs: readonly Need[]): readonly string[] {
  return Object.entries(engines)
    .filter(
      ([, engine]) => engine.language === language && needs.every((need) => engine.offers.includes(need)),
    )
    .map(([name]) => name);
}

/** What a reader calls an engine. */
export function engineTitle(name: string): string {
  return engines[name]?.title ?? name;
}

/** Whether the cell has a Timeline switch: what its first engine tells decides. */
export function hasLiveTimeline(names: readonly string[]): boolean {
  return engines[names[0] ?? '']?.timeline ?? false;
}
