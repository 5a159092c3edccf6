/**
 * `npm run test:quick`: what a machine finds fast, and lint, layout and stories of what was changed since the branch left
 * `origin/main`, or since the last commit where there is no such branch. Says which stories it left out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { cores, runSteps, type Step } from './steps.ts';
import { summarize } from './summary.ts';
import { onlyInTheSuite, storiesInOrder, touchesExercises } from './touched.ts';

/** So many files of stories are told; the others are left to `npm test`. */
const MOST = 5;

function git(...command: string[]): string[] {
  try {
    return execFileSync('git', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

const base = git('merge-base', 'HEAD', 'origin/main')[0] ?? 'HEAD';
const added = git('ls-files', '--others', '--exclude-standard');
const changed = [...git('diff', '--name-only', base), ...added];
const asked = storiesInOrder(changed, new Set([...git('diff', '--name-only', 'HEAD'), ...added]));
const told = asked
  .filter((story) => !(story in onlyInTheSuite) && existsSync(`e2e/${story}.spec.ts`))
  .slice(0, MOST);
const leftOut = asked.filter((story) => !told.includes(story));

const examples = new Set(changed.flatMap((file) => /^content\/examples\/([^/]+)\//.exec(file)?.[1] ?? []));
const stillThere = [...examples].filter((id) => existsSync(`content/examples/${id}`));
const report = '.cache/quick.json';
rmSync(report, { force: true });

const stories: Step = {
  name: 'stories of the change',
  command:
    `PAGES=longest EXAMPLES=${[...examples].join(',')} WORKERS=${cores + 1} STORIES=quick npm run e2e -- ` +
    // An example that was deleted has no story any more. The projects come last: `--project` takes every word after it.
    `${told.map((story) => `e2e/${story}.spec.ts`).join(' ')} --pass-with-no-tests --project "side by side" waiting`,
  after: ['build'],
  cores: 'all',
};

/** Of files that did not change, a mistake that a change elsewhere makes of them is left to `npm test`. */
const rulesChanged = changed.some((file) => /^(\.prettier|eslint\.config|package|tsconfig)/.test(file));
const present = changed.filter((file) => existsSync(file)).map((file) => JSON.stringify(file));
const scripts = present.filter((file) => /\.(ts|js|mjs|astro)"$/.test(file));
const lint = rulesChanged ? 'npm run lint' : forFiles('npx eslint --no-warn-ignored', scripts);
const format = rulesChanged
  ? 'npm run format:check'
  : forFiles('npx prettier --check --ignore-unknown', present);

function forFiles(command: string, files: readonly string[]): string {
  return files.length === 0 ? '' : `${command} ${files.join(' ')}`;
}

const exercises = 'src/harness/exercises.test.ts';
const withExercises = touchesExercises(changed);

const steps: readonly Step[] = [
  { name: 'build', command: 'npm run build' },
  ...(stillThere.length > 0
    ? [{ name: 'claims', command: `npm run verify:claims -- ${stillThere.join(' ')}` }]
    : []),
  // In need of no build: they are used while the build keeps one core.
  ...(withExercises ? [{ name: 'unit tests of exercises', command: `npx vitest run ${exercises}` }] : []),
  { name: 'unit tests', command: `npx vitest run --exclude ${exercises}`, after: ['build'] },
  ...(lint === '' ? [] : [{ name: 'lint', command: lint, after: ['build'] }]),
  { name: 'types', command: 'npm run check', after: ['build'] },
  ...(format === '' ? [] : [{ name: 'format', command: format }]),
  { name: 'spelling', command: 'npm run check:spelling' },
  { name: 'links', command: 'npm run check:links', after: ['build'] },
  { name: 'anchors', command: 'npm run anchors -- --check', after: ['build'] },
  ...(told.length > 0 ? [stories] : []),
];

process.stdout.write(
  `${changed.length} files differ from ${base.slice(0, 8)}. Stories: ${told.join(', ') || 'none'}.\n`,
);
const left = [...(withExercises ? [] : ['unit tests of exercises']), ...leftOut];
if (left.length > 0) process.stdout.write(`Left to npm test: ${left.join(', ')}.\n`);
process.exitCode = summarize(await runSteps(steps), new Map([[stories.name, report]])) ? 0 : 1;
