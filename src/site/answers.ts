import { listFolder, readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { answerGroups, answerSchema, type AnswerData, type AnswerGroup } from './schemas.ts';

const ANSWERS_FOLDER = `${contentFolder}/answers`;

/** An answer and its id, which is the name of its file, its anchor and its page. */
export interface Answer extends AnswerData {
  readonly id: string;
}

/** One answer. Throws when there is none of this id. */
export function loadAnswer(id: string, root = process.cwd()): Answer {
  return { id, ...readYaml(root, answerFile(id), answerSchema) };
}

/** Every answer, in the order of its list. */
export function loadAnswers(root = process.cwd()): readonly Answer[] {
  const groups = Object.keys(answerGroups) as AnswerGroup[];
  return listFolder(root, ANSWERS_FOLDER, 'files')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => loadAnswer(name.slice(0, -'.yaml'.length), root))
    .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.place - b.place);
}

/** Where an answer is written. */
export function answerFile(id: string): string {
  return `${ANSWERS_FOLDER}/${id}.yaml`;
}

/** Its page, as slugs are written; examples that live there name it as their section. */
export function answerSlug(id: string): string {
  return `answers/${id}`;
}

/** The section that says more, and the anchor in it, if one is named. */
export function moreOf({ more }: Pick<AnswerData, 'more'>): {
  readonly slug: string;
  readonly anchor?: string;
} {
  const [slug = more, anchor] = more.split('#');
  return anchor === undefined ? { slug } : { slug, anchor };
}

/** How many sentences a text has. A full stop within a `code span` or a version ends none. */
export function countSentences(text: string): number {
  return [...text.replaceAll(/`[^`]*`/g, 'code').matchAll(/[.?!](?=[”)]*(\s|$))/g)].length;
}
