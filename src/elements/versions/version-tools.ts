import { askAll } from './ask-all.ts';
import { explainEngine } from './explain-engine.ts';

/** What a reader needs who chooses an engine or asks all: one piece, since each name of a file costs every page. */
export const versionTools = { askAll, explainEngine };
