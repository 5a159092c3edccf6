import type { CompiledCheck } from './check.ts';

/** What a page fetches of an exercise when a reader asks for it. In its sentences, `code spans` are the only markup. */
export interface ExerciseAsset {
  readonly check: CompiledCheck;
  /** The first says least. */
  readonly hints: readonly string[];
  /** What a wrong turn means, by the name that tests give it. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly solution: string;
}
