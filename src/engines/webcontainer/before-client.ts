import { keepBytes } from './raw-chunks.ts';

/** Imported just before `@webcontainer/api`; see raw-chunks.ts for the reason. */
export const restoreTextDecoder = keepBytes();
