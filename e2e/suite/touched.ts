/**
 * Which stories to run after a change, for `npm run test:quick`: those that cover most of a folder, not all that could
 * notice the change. `touched.test.ts` checks that the table is complete.
 */

/** Stories by the folder or file that they cover; the longest name that fits counts. An empty list: unit tests cover it. */
export const storiesOf: Readonly<Record<string, readonly string[]>> = {
  'astro.config.mjs': ['every-page', 'front-page'],
  content: ['anchors', 'claims', 'reading', 'search'],
  'content/answers': ['answers', 'search'],
  'content/claims': ['claims', 'search'],
  'content/examples': ['every-example'],
  'content/exercises': ['exercises'],
  'content/predictions': ['predictions'],
  'content/sections': ['every-page', 'reading'],
  'content/starters': ['playground'],
  'e2e/bench': [],
  'e2e/browsers': [],
  'e2e/contract': ['contract/contract'],
  'e2e/cpython': [],
  'e2e/hostile': ['faults', 'hostile-messages', 'ways-out'],
  'e2e/second-article': ['second-article'],
  'e2e/suite': [],
  'e2e/webcontainer': ['webcontainer/engine'],
  'package-lock.json': ['cell-run', 'contract/contract', 'every-page'],
  public: ['embed', 'isolation'],
  src: ['cell-run'],
  'src/article': ['front-page', 'second-article'],
  'src/characters': ['hidden-characters'],
  'src/client': ['early-presses', 'exercises', 'theme'],
  'src/components': ['every-page', 'reading'],
  'src/elements': ['cell-run'],
  'src/elements/addresses': ['anchors'],
  'src/elements/banner': ['share'],
  'src/elements/base': ['cell-run', 'every-page', 'playground'],
  'src/elements/cell': ['cell-edits', 'cell-run', 'cell-trouble', 'files-and-input', 'nothing-lost'],
  'src/elements/change': ['changes'],
  'src/elements/clipboard': ['share'],
  'src/elements/comparison': ['comparison'],
  'src/elements/console': ['cell-flood', 'cell-run', 'terminal'],
  'src/elements/correct': ['claims', 'share', 'subpath'],
  'src/elements/diff': ['cell-edits', 'hidden-characters'],
  'src/elements/download': ['cell-flood', 'playground'],
  'src/elements/editor': ['editing'],
  'src/elements/embed': ['embed'],
  'src/elements/exercise': ['exercises'],
  'src/elements/hidden-characters': ['hidden-characters'],
  'src/elements/late': ['early-presses', 'late-pieces'],
  'src/elements/links': ['anchors', 'share'],
  'src/elements/mirror-switch': ['mirrors'],
  'src/elements/offline': ['offline'],
  'src/elements/playground': ['nothing-lost', 'playground'],
  'src/elements/prediction': ['predictions'],
  'src/elements/search': ['search'],
  'src/elements/share': ['share'],
  'src/elements/term': ['accessible'],
  'src/elements/timeline': ['inside', 'recorded-timeline', 'timeline'],
  'src/elements/versions': ['every-cpython', 'versions'],
  'src/elements/vote': ['front-page'],
  'src/engines': ['contract/contract', 'engine-faults', 'engine-files'],
  'src/engines/page-js': ['contract/contract', 'page-js'],
  'src/engines/pyodide': ['contract/contract', 'python-engine'],
  'src/engines/webcontainer': ['node-cells', 'webcontainer/engine'],
  'src/engines/worker': ['contract/contract', 'engine-faults'],
  'src/exercises': ['exercises'],
  'src/examples': ['anchors', 'share'],
  'src/harness': [],
  'src/highlight': ['editing'],
  'src/integrations': ['every-page', 'offline'],
  'src/integrations/isolation': ['isolation'],
  'src/integrations/permalinks': ['anchors'],
  'src/integrations/pyodide-assets': ['engine-files', 'python-engine'],
  'src/markup': ['every-example', 'hidden-characters', 'playground'],
  'src/output': ['cell-run', 'hidden-characters', 'terminal'],
  'src/pages': ['anchors', 'every-page', 'without-javascript'],
  'src/runtime': ['cell-run', 'contract/contract'],
  'src/sandbox': ['contract/contract', 'hostile-programs', 'ways-out'],
  'src/site': ['every-page', 'without-javascript'],
  'src/styles': ['every-page', 'forced-colors', 'print', 'theme'],
  'src/trace': ['recorded-timeline', 'timeline'],
};

/** Stories that are left to the whole suite, and why. */
export const onlyInTheSuite: Readonly<Record<string, string>> = {
  'browsers/contract': 'runs in other browsers: npm run e2e:firefox, npm run e2e:webkit',
  'browsers/differences': 'runs in other browsers: npm run e2e:firefox, npm run e2e:webkit',
  'browsers/stories': 'runs in other browsers: npm run e2e:firefox, npm run e2e:webkit',
  subpath: 'needs a build of its own',
  'timeline-frames': 'measures for longer than the quick run may take',
};

/** What the unit tests of exercises rest on, which take a third of all unit tests' time. */
const underExercises = [
  'content/exercises',
  'package-lock.json',
  'src/engines/pyodide',
  'src/engines/worker',
  'src/examples',
  'src/exercises',
  'src/harness',
  'src/runtime',
  'src/site/content-files.ts',
  'src/site/exercise',
];

/** Whether a change can be noticed by the unit tests of exercises. */
export function touchesExercises(files: readonly string[]): boolean {
  return files.some((file) => underExercises.some((name) => file.startsWith(name)));
}

/**
 * The stories of changed files, the nearest first: those that were changed themselves, then those of what is not committed
 * yet, and of each those that the most files ask for.
 */
export function storiesInOrder(
  changed: readonly string[],
  uncommitted: ReadonlySet<string>,
): readonly string[] {
  const weights = new Map<string, number>();
  for (const file of changed) {
    const weight = (/\.spec\.ts$/.test(file) ? 1e6 : 1) * (uncommitted.has(file) ? 1e3 : 1);
    for (const story of storiesFor(file) ?? []) weights.set(story, (weights.get(story) ?? 0) + weight);
  }
  return [...weights].sort(([, a], [, b]) => b - a).map(([story]) => story);
}

/** The stories of a changed file; nothing for one that no folder of the table holds. */
export function storiesFor(file: string): readonly string[] | undefined {
  const story = /^e2e\/(.+)\.spec\.ts$/.exec(file)?.[1];
  if (story) return [story];
  const folder = Object.keys(storiesOf)
    .filter((name) => file === name || file.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  return folder === undefined ? undefined : storiesOf[folder];
}
