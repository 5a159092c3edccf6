/**
 * `npm run e2e:firefox`, `npm run e2e:webkit`: every story of `e2e/browsers` in the browsers of that name that this
 * machine has. What follows goes to Playwright. A browser that is not here is named, with what installs it.
 */
import { spawnSync } from 'node:child_process';
import { notHere, otherBrowsers } from './installed.ts';

const [name = '', ...more] = process.argv.slice(2);
if (name !== 'firefox' && name !== 'webkit') {
  throw new Error(`No browser "${name}": node e2e/browsers/run.ts firefox, or webkit.`);
}
for (const line of notHere(name)) process.stdout.write(`${line}\n`);
const projects = otherBrowsers[name].filter(({ here }) => here).map(({ project }) => project);
for (const project of projects) process.stdout.write(`${project}: found, runs.\n`);
if (projects.length > 0) {
  const { status } = spawnSync(
    'npx',
    [
      'playwright',
      'test',
      '-c',
      'e2e/browsers/playwright.config.ts',
      ...more,
      ...projects.map((each) => `--project=${each}`),
    ],
    { stdio: 'inherit', env: { ALONE: '1', CONTRACT: 'whole', ...process.env } },
  );
  process.exitCode = status ?? 1;
}
