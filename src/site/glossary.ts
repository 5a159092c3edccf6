import { z } from 'zod';
import { readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';
import { glossarySchema, id } from './schemas.ts';

export const GLOSSARY = `${contentFolder}/glossary.yaml`;

/** A term and its id, which is its anchor on the glossary's page. */
export type GlossaryEntry = { readonly id: string } & z.output<typeof glossarySchema>;

/** Every term, by the alphabet. */
export function loadGlossary(root = process.cwd()): readonly GlossaryEntry[] {
  return Object.entries(readYaml(root, GLOSSARY, z.record(id, glossarySchema)))
    .map(([key, entry]) => ({ id: key, ...entry }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

/** One term. Throws when there is none of this id. */
export function loadTerm(id: string, root = process.cwd()): GlossaryEntry {
  const entry = loadGlossary(root).find((candidate) => candidate.id === id);
  if (entry === undefined)
    throw new Error(`<Term id="${id}">: no such entry in ${GLOSSARY}; write it there, or correct the id`);
  return entry;
}
