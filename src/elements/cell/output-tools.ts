import { shownLines } from '../../output/line-reader.ts';
import { compareOutput } from '../../output/same-output.ts';
import { OutputConsole } from '../console/console.ts';
import { Announcer } from './announcer.ts';

/** What shows, announces and compares output. Loaded when a run is likely; see `load-output-tools.ts`. */
export const outputTools = { OutputConsole, Announcer, compareOutput, shownLines };
