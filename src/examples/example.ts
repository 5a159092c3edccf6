import type { EngineIdentity, Language, Outcome } from '../runtime/runtime.ts';
import type { Stream } from '../runtime/stream.ts';

/** What one engine printed for an example, written by `npm run record` and never by hand. */
export interface Recording {
  readonly engine: EngineIdentity;
  /** The clock it was recorded with. */
  readonly clock: 'virtual' | 'real';
  readonly outcome: Outcome;
  /** Milliseconds from the first instruction to the end. */
  readonly elapsed: number;
  /** In order; one entry for each line, its newline included (a last line may lack it). */
  readonly output: readonly RecordedLine[];
}

export interface RecordedLine {
  readonly stream: Stream;
  readonly text: string;
  /** Milliseconds since the program's first instruction, at the line's first character. */
  readonly at: number;
}

/** Versions of CPython that print the same for an example. */
export interface VersionGroup {
  /** Who ran it, oldest first: "CPython 3.10.2 · Pyodide 0.22.1". */
  readonly engines: readonly string[];
  /** What they printed; the group of the engine that made the example's own recording leaves it out. */
  readonly run?: Pick<Recording, 'outcome' | 'elapsed' | 'output'>;
}

/** What an example prints in every CPython, written by `npm run record` and never by hand. Oldest first. */
export type VersionRecording = readonly VersionGroup[];

/** A program with its story, as the page shows it. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly language: Language;
  /** Text by path, the entry first. */
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly stdin?: string;
  /** Engines that can run it, in the order in which they are tried. */
  readonly engines: readonly string[];
  readonly varies: readonly string[];
  readonly recording?: Recording;
}
