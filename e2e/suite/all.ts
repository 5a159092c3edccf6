/** Everything that must be true, as `npm test` runs it. */
import { rmSync } from 'node:fs';
import { notHere, otherBrowsers } from '../browsers/installed.ts';
import { builds } from '../builds.ts';
import { cores, runSteps, type Step } from './steps.ts';
import { summarize } from './summary.ts';

const moreBuilds = Object.keys(builds).map((name) => `build ${name}`);

/** Astro writes what it has found in the content to one folder for all builds, so they come one after the other. */
const inTurn = moreBuilds.map((name, index) => [name, moreBuilds[index - 1] ?? 'build'] as const);

const browserNames = ['firefox', 'webkit'] as const;

/** The main stories and the contract in other browsers, each in the first one of its name that is here. */
const inOtherBrowsers = browserNames.flatMap((name) => {
  const found = otherBrowsers[name].find(({ here }) => here);
  return found === undefined ? [] : [{ ...found, name }];
});

/** The longest first where there is a choice: the short ones then fill the cores to the end. */
const steps: readonly Step[] = [
  { name: 'build', command: 'npm run build' },
  { name: 'claims', command: 'npm run verify:claims' },
  ...inTurn.map(([name, before]) => ({
    name,
    command: `node e2e/builds.ts ${name.replace(/^build /, '')}`,
    after: [before],
  })),
  ...inOtherBrowsers.map(({ name, project }) => ({
    name: `stories in ${project}`,
    command: `STORIES=${name} npx playwright test -c e2e/browsers/playwright.config.ts --project "${project}"`,
    after: ['build', 'build engine-page'],
  })),
  { name: 'unit tests', command: 'npx vitest run', after: ['build'] },
  { name: 'lint', command: 'npm run lint', after: ['build'] },
  // It writes to the same folder.
  { name: 'types', command: 'npm run check', after: moreBuilds },
  { name: 'format', command: 'npm run format:check' },
  { name: 'spelling', command: 'npm run check:spelling' },
  { name: 'links', command: 'npm run check:links', after: ['build'] },
  { name: 'anchors', command: 'npm run anchors -- --check', after: ['build'] },
  {
    name: 'waiting stories',
    command: 'WORKERS=6 STORIES=waiting npm run e2e -- --project waiting',
    after: ['build', 'build engine-page'],
    cores: 0,
  },
  {
    name: 'browser stories',
    // One more than there are cores: some stories wait, for a clock or for a service that does not answer.
    command: `RETRIES=1 WORKERS=${cores + 1} STORIES=side-by-side npm run e2e -- --project "side by side"`,
    after: ['build', ...moreBuilds],
    cores: 'all',
  },
  {
    name: 'timed stories',
    command: 'RETRIES=1 STORIES=alone npm run e2e -- --project alone',
    after: ['browser stories', ...moreBuilds],
    cores: 'all',
  },
];

const reports = new Map([
  ['waiting stories', '.cache/waiting.json'],
  ['browser stories', '.cache/side-by-side.json'],
  ['timed stories', '.cache/alone.json'],
  ...inOtherBrowsers.map(({ name, project }) => [`stories in ${project}`, `.cache/${name}.json`] as const),
]);

// What an earlier run left must not be taken for this one's.
for (const report of reports.values()) rmSync(report, { force: true });

/** Said where all of a name are missing: one of them is enough. */
const didNotRun = browserNames
  .filter((name) => !inOtherBrowsers.some((found) => found.name === name))
  .flatMap((name) => notHere(name));

process.exitCode = summarize(await runSteps(steps), reports, didNotRun) ? 0 : 1;
