import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryFiles } from '../examples/entry-files.ts';
import type { Example, Recording, VersionRecording } from '../examples/example.ts';
import type { Language } from '../runtime/runtime.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { listFolder, readText, readYaml } from './content-files.ts';
import { enginesFor } from './engines.ts';
import { contentFolder } from './folders.ts';
import { parseRecorded, readRecorded } from './recording-format.ts';
import { exampleSchema, type ExampleData } from './schemas.ts';

export const EXAMPLES_FOLDER = `${contentFolder}/examples`;
const RECORDED = 'recorded';

/** Beside the recordings: which program they are of. */
export const HASH_FILE = 'program.sha256';
/** What every CPython printed, beside the recordings. */
export const VERSIONS_FILE = 'versions.json';

/** An example with all that is kept beside it. `recording` is the one that the page shows first. */
export interface SiteExample extends Example {
  /** Slug of the section that is its canonical address. */
  readonly section: string;
  readonly clock: Recording['clock'];
  readonly mirror?: string;
  readonly needs: ExampleData['needs'];
  readonly versions?: NonNullable<ExampleData['versions']>;
  readonly timeline: boolean;
  /** By the engine's name. `node` is Node itself: no page can run it, but its recording counts for every JavaScript engine. */
  readonly recordings: Readonly<Record<string, Recording>>;
  /** The {@link programHash} of what was recorded; another one than the program's own means that it changed since. */
  readonly recordedProgram?: string;
  /** What it prints in every CPython; of Python alone. */
  readonly byVersion?: VersionRecording;
  /** Whether a trace was recorded with it; {@link loadTrace} reads it. */
  readonly hasTrace: boolean;
}

/** What `npm run record` wrote about an engine's suspensions; the timeline draws it before the first Run. */
export interface RecordedTrace {
  readonly engine: Recording['engine'];
  readonly clock: Recording['clock'];
  /** Milliseconds from the first instruction to the end. */
  readonly elapsed: number;
  readonly events: readonly TraceEvent[];
}

/** The ids of all examples, sorted. */
export function listExampleIds(root = process.cwd()): readonly string[] {
  return listFolder(root, EXAMPLES_FOLDER, 'folders');
}

/** Every example, sorted by id. */
export function loadExamples(root = process.cwd()): readonly SiteExample[] {
  return listExampleIds(root).map((id) => loadExample(id, root));
}

/** One example. Throws when there is none of this id. */
export function loadExample(id: string, root = process.cwd()): SiteExample {
  const folder = `${EXAMPLES_FOLDER}/${id}`;
  if (!existsSync(join(root, folder))) throw new Error(`No example "${id}": expected a folder ${folder}/`);
  const data = readYaml(root, `${folder}/example.yaml`, exampleSchema);
  const files = readFiles(root, folder);
  const language = (Object.keys(entryFiles) as Language[]).find((name) => entryFiles[name] in files);
  if (language === undefined)
    throw new Error(`${folder}/ has no program: expected ${Object.values(entryFiles).join(' or ')}`);
  const entry = entryFiles[language];
  const { [entry]: program = '', ...others } = files;
  const engines = enginesFor(language, data.needs);
  const recordings = readRecordings(root, `${folder}/${RECORDED}`);
  const hashFile = join(root, folder, RECORDED, HASH_FILE);
  const versionsFile = join(root, folder, RECORDED, VERSIONS_FILE);
  const recording = [...engines, 'node'].map((name) => recordings[name]).find((found) => found !== undefined);
  return {
    id,
    title: data.title,
    question: data.question,
    language,
    files: { [entry]: program, ...others },
    entry,
    engines,
    varies: data.varies,
    section: data.section,
    clock: data.clock,
    needs: data.needs,
    timeline: data.timeline,
    recordings,
    hasTrace: traceFile(id, root) !== undefined,
    ...(recording && { recording }),
    ...(existsSync(versionsFile) && {
      byVersion: parseRecorded(
        readFileSync(versionsFile, 'utf8'),
        `${folder}/${RECORDED}/${VERSIONS_FILE}`,
      ) as VersionRecording,
    }),
    ...(existsSync(hashFile) && { recordedProgram: readFileSync(hashFile, 'utf8').trim() }),
    ...(data.stdin !== undefined && { stdin: data.stdin }),
    ...(data.mirror !== undefined && { mirror: data.mirror }),
    ...(data.versions && { versions: data.versions }),
  };
}

/** The recorded trace of an example, where one ships with it: by CPython, or by real Node for JavaScript. */
export function loadTrace(id: string, root = process.cwd()): RecordedTrace | undefined {
  const path = traceFile(id, root);
  return path === undefined
    ? undefined
    : (readRecorded(readFileSync(path, 'utf8'), path) as unknown as RecordedTrace);
}

/** All events but those of lines: what a drawing that never moves shows. */
export function suspensionsOf({ events }: RecordedTrace): readonly TraceEvent[] {
  return events.filter(({ kind }) => kind !== 'line');
}

function traceFile(id: string, root: string): string | undefined {
  const folder = join(root, EXAMPLES_FOLDER, id, RECORDED);
  return ['pyodide', 'node'].map((name) => join(folder, `${name}.trace.json`)).find(existsSync);
}

/** The program's files by relative path: all but the YAML, the recordings and what is hidden. */
function readFiles(root: string, folder: string): Record<string, string> {
  const place = join(root, folder);
  const paths = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(place.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(
      (path) =>
        path !== 'example.yaml' && !path.startsWith(`${RECORDED}/`) && !/(^|\/)(\.|__pycache__)/.test(path),
    )
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readText(root, `${folder}/${path}`)]));
}

function readRecordings(root: string, folder: string): Record<string, Recording> {
  const names = listFolder(root, folder, 'files').filter(
    (name) => /^[a-z-]+\.json$/.test(name) && name !== VERSIONS_FILE,
  );
  return Object.fromEntries(
    names.map((name) => [
      name.slice(0, -'.json'.length),
      readRecorded(
        readFileSync(join(root, folder, name), 'utf8'),
        `${folder}/${name}`,
      ) as unknown as Recording,
    ]),
  );
}
