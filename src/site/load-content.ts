import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFile, answerSlug, loadAnswers } from './answers.ts';
import { loadChanges } from './changes.ts';
import { loadClaims } from './claims.ts';
import { componentTagFaults } from './component-tags.ts';
import { readYaml } from './content-files.ts';
import { loadExamples } from './examples.ts';
import type { Content } from './find-faults.ts';
import { contentFolder } from './folders.ts';
import { loadExercises } from './exercises.ts';
import { GLOSSARY, loadGlossary } from './glossary.ts';
import { misnamedFiles } from './misnamed-files.ts';
import { loadPredictions } from './predictions.ts';
import { redirectsSchema } from './schemas.ts';
import { loadSections } from './sections.ts';
import { loadStarters } from './starters.ts';
import { loadTrials } from './try-this.ts';
import { loadVoteAnswers } from './vote.ts';

/** Reads everything that the content checks compare. */
export function loadContent(root = process.cwd()): Content {
  const examples = loadExamples(root);
  const answers = loadAnswers(root);
  // The playground takes the id of any example for an anchor.
  const played = [...examples, ...loadStarters(root)].map(({ id }) => `/play/#${id}`);
  const answered = answers.flatMap(({ id }) => [`/answers/${id}/`, `/answers/#${id}`]);
  const redirects = loadRedirects(root);
  const sections = loadSections(root);
  const glossary = existsSync(join(root, GLOSSARY)) ? loadGlossary(root) : [];
  return {
    sections,
    answers: answers.map((answer) => ({
      ...answer,
      slug: answerSlug(answer.id),
      file: answerFile(answer.id),
      shown: { claims: [], examples: [answer.example], headings: [], predictions: [] },
    })),
    claims: loadClaims(root),
    examples,
    predictions: loadPredictions(root),
    trials: loadTrials(root),
    exercises: loadExercises(root),
    terms: new Map(glossary.map((entry) => [entry.id, entry])),
    redirects,
    published: new Set([...loadListed(root), ...Object.keys(redirects), ...played, ...answered]),
    changes: loadChanges(root),
    votes: existsSync(join(root, contentFolder, 'vote.yaml')) ? loadVoteAnswers(root) : [],
    misnamed: misnamedFiles(root),
    components: componentTagFaults(sections, root),
  };
}

/** What `anchors.txt` lists, held to the built pages by `permalinks`. */
function loadListed(root: string): readonly string[] {
  return readIfThere(root, 'anchors.txt')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('/'));
}

/** What `redirects.yaml` sends on. What addresses look like, and circles, are checked by `permalinks`. */
function loadRedirects(root: string): Readonly<Record<string, string>> {
  const file = `${contentFolder}/redirects.yaml`;
  return existsSync(join(root, file)) ? (readYaml(root, file, redirectsSchema) ?? {}) : {};
}

function readIfThere(root: string, name: string): string {
  const path = join(root, contentFolder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
