import { z } from 'zod';
import { readYaml } from './content-files.ts';
import { contentFolder } from './folders.ts';

const answerSchema = z.strictObject({
  /** By this id the reader's device remembers the vote. */
  id: z.string(),
  answer: z.string(),
  because: z.string(),
  /** Sections that test it, by slug, with what to watch for there. */
  tests: z.array(z.strictObject({ slug: z.string(), name: z.string() })).min(1),
});

/** An answer that a reader can vote for, before the evidence. */
export type VoteAnswer = z.output<typeof answerSchema>;

/** The answers to vote for, in the order in which they are offered: `content/vote.yaml`. */
export function loadVoteAnswers(root = process.cwd()): readonly VoteAnswer[] {
  return readYaml(root, `${contentFolder}/vote.yaml`, z.array(answerSchema));
}
