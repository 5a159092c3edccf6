import type { Recording } from '../examples/example.ts';
import { listFolder, readYaml } from './content-files.ts';
import { listExampleIds, loadExample } from './examples.ts';
import { contentFolder } from './folders.ts';
import { predictionsSchema, type PredictionData } from './schemas.ts';

const FOLDER = `${contentFolder}/predictions`;

/** A question that a reader commits to an answer of, and the answer that a recording gives. */
export interface Prediction extends PredictionData {
  readonly id: string;
  /** Slug of the section that asks it. */
  readonly section: string;
  /** Where it is written: `content/predictions/mechanism.yaml`. */
  readonly file: string;
  /** What the recording says: the `is` of the right choice, or the text to write. */
  readonly right: string;
}

/** Every prediction, by section. Throws, naming file and id, where a recording does not decide between the choices. */
export function loadPredictions(root = process.cwd()): readonly Prediction[] {
  return listFolder(root, FOLDER, 'files').flatMap((name) => {
    const file = `${FOLDER}/${name}`;
    return Object.entries(readYaml(root, file, predictionsSchema)).map(([id, data]) => ({
      ...data,
      id,
      section: name.replace(/\.yaml$/, ''),
      file,
      right: decide(`${file}, "${id}"`, data, recordingOf(`${file}, "${id}"`, data.example, root)),
    }));
  });
}

/** The recording of the example that a prediction names. Throws, beginning with `where`, when there is no such example. */
function recordingOf(where: string, example: string, root: string): Recording | undefined {
  if (!listExampleIds(root).includes(example))
    throw new Error(`${where}: no example "${example}"; correct "example"`);
  return loadExample(example, root).recording;
}

/** One prediction. Throws when there is none of this id. */
export function loadPrediction(id: string, root = process.cwd()): Prediction {
  const found = loadPredictions(root).find((prediction) => prediction.id === id);
  if (!found)
    throw new Error(`No prediction "${id}": expected an entry of this name in a file of ${FOLDER}/`);
  return found;
}

/**
 * The answer that a recording gives: what `reads` finds in its lines. Throws, beginning with `where`, when it finds
 * nothing, when no choice says so, or when a choice that is given as wrong says so.
 */
export function decide(where: string, data: PredictionData, recording: Recording | undefined): string {
  const { example, reads, times, choices, text } = data;
  if (!recording)
    throw new Error(`${where}: ${example} has no recording; run "npm run record -- ${example}"`);
  const lines = recording.output.map(
    ({ text: line, at }) => `${times ? `${(at / 1000).toFixed(1)} ` : ''}${line.replace(/\n$/, '')}`,
  );
  const right = [...lines.join('\n').matchAll(new RegExp(reads, 'gm'))]
    .map(([whole, ...groups]) => (groups.length > 0 ? groups.filter((group) => group).join(' ') : whole))
    .join(', ');
  if (right === '')
    throw new Error(
      `${where}: the recording of ${example} has nothing that fits /${reads}/; correct "reads"`,
    );
  const saying = [...(choices ?? []), ...(text?.wrong ?? [])].filter(({ is }) => is === right);
  const shown = `the recording of ${example} says ${JSON.stringify(right)}`;
  if (saying.some(({ not }) => not !== undefined))
    throw new Error(`${where}: ${shown}, and the choice that says so is given as wrong; correct "not"`);
  if (choices && saying.length === 0)
    throw new Error(`${where}: ${shown}, and no choice has that as its "is"; correct the choices`);
  const open = (choices ?? []).find(({ is, not }) => is !== right && not === undefined);
  if (open) throw new Error(`${where}: ${shown}, so say under "not" why ${JSON.stringify(open.is)} is wrong`);
  return right;
}
