/**
 * Builds that stories need beside `dist`, by name. `node e2e/builds.ts <name>…` makes them ahead of the stories; a story
 * that finds none of today's sources makes its own. To add one: a line in `builds`, and a step in `all.ts`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildEnginePage } from './contract/build-engine-page.ts';

interface Build {
  /** Files and folders, beside those of every build, whose change makes an older build useless. */
  readonly reads?: readonly string[];
  make(folder: string): void | Promise<void>;
}

/** The site, built with other settings. */
function site(environment: Readonly<Record<string, string>>): Build {
  return {
    make: (folder) => {
      execFileSync('npx', ['astro', 'build', '--outDir', folder], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    },
  };
}

/** Where the build `below-a-path` is at home. */
export const BELOW = '/await/';

/** Where that build says its source is. */
export const SOURCE = 'https://example.org/source';

export const builds = {
  // As for GitHub Pages: below a path, on a host that sends no headers of ours, with its source published.
  'below-a-path': site({ BASE: BELOW, COI_SERVICE_WORKER: '1', REPOSITORY: SOURCE }),
  // Another article, so that the machinery is seen to know no article at all.
  'second-article': { ...site({ ARTICLE: 'e2e/second-article' }), reads: ['e2e/second-article'] },
  // The engines alone, for the stories that talk to them without a site around them.
  'engine-page': { reads: ['e2e/contract'], make: buildEnginePage },
} satisfies Readonly<Record<string, Build>>;

export type BuildName = keyof typeof builds;

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.cache/builds');
const everyBuildReads = ['src', 'content', 'public', 'astro.config.mjs', 'package-lock.json'];

/** Changes whenever a file that goes into the build does. */
function fingerprint(build: Build): string {
  const hash = createHash('sha256');
  for (const path of [...everyBuildReads, ...(build.reads ?? [])]) {
    for (const file of globSync([path, `${path}/**`], { cwd: ROOT }).sort()) {
      const { mtimeMs, size } = statSync(join(ROOT, file));
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** The folder of a build of the sources as they are now. Made if it is not there; then it takes as long as a build. */
export async function builtFolder(name: BuildName): Promise<string> {
  const build: Build = builds[name];
  const folder = join(FOLDER, `${name}-${fingerprint(build)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  await build.make(unfinished);
  // Two workers may have made it at the same time: the second build is the same, and goes.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  for (const old of globSync(`${name}-*`, { cwd: FOLDER }).map((each) => join(FOLDER, each))) {
    if (old !== folder && !old.startsWith(`${folder}.`)) rmSync(old, { recursive: true, force: true });
  }
  return folder;
}

if (import.meta.main) {
  const names = Object.keys(builds) as BuildName[];
  for (const name of process.argv.slice(2)) {
    const known = names.find((each) => each === name);
    if (!known) throw new Error(`No build "${name}": e2e/builds.ts knows ${names.join(', ')}.`);
    process.stdout.write(`${name}: ${await builtFolder(known)}\n`);
  }
}
