import { loadClaims } from './claims.ts';
import { loadExamples } from './examples.ts';
import type { Content } from './find-faults.ts';
import { loadSections } from './sections.ts';

/** Reads everything that the content checks compare. */
export function loadContent(root = process.cwd()): Content {
  return { sections: loadSections(root), claims: loadClaims(root), examples: loadExamples(root) };
}
