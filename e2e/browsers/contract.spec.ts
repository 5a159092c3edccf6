/** What `Runtime` promises, kept in this browser too. */
import { describeContract } from '../contract/promises.ts';
import { test } from './engine-story.ts';

const whole = process.env['CONTRACT'] === 'whole';

// The other CPythons share all that a browser can make different with the default one.
describeContract(test, (engine) => whole || !engine.includes('-3'));
