import { answerFile, answerSlug, loadAnswers } from './answers.ts';
import { loadClaims } from './claims.ts';
import { loadExamples } from './examples.ts';
import type { Content } from './find-faults.ts';
import { loadSections } from './sections.ts';

/** Reads everything that the content checks compare. */
export function loadContent(root = process.cwd()): Content {
  const answers = loadAnswers(root);
  return {
    sections: loadSections(root),
    answers: answers.map((answer) => ({
      ...answer,
      slug: answerSlug(answer.id),
      file: answerFile(answer.id),
      shown: { claims: [], examples: [answer.example], headings: [] },
    })),
    claims: loadClaims(root),
    examples: loadExamples(root),
  };
}
