/** What `Runtime` promises, kept by every engine that needs no help from elsewhere. */
import { describeContract } from './promises.ts';
import { test } from './rig.ts';

describeContract(test);
