import { askAll } from './ask-all.ts';
import { explainEngine } from './explain-engine.ts';

/** For choosing an engine and for Ask all. One late piece for both: each piece has a file, whose name every page carries. */
export const versionTools = { askAll, explainEngine };
