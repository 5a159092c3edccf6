import { z } from 'zod';

/** An anchor, once published, resolves for ever: ids are plain, lower-case words joined by hyphens. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');

/** What front matter adds to Starlight's own. */
export const sectionFields = z.object({
  /** Where the section stands in the tutorial, from 1; pages beside the tutorial have none. */
  section: z.number().int().min(1).optional(),
});

/** The words of a verdict, everywhere. */
export const verdicts = {
  holds: 'holds',
  caveat: 'holds with a caveat',
  fails: 'does not hold',
} as const;

const sourceSchema = z.strictObject({
  /** The document, file or book: `PEP 492`, `Objects/genobject.c`, `Doc/library/dis.rst`. */
  work: z.string(),
  /** The version that was read: `CPython 3.14.2`, `python/peps ba4deeb7`. */
  version: z.string().optional(),
  /** Section title, function or line numbers in that version. */
  where: z.string().optional(),
  /** What it says, in a few words or a short quotation. */
  says: z.string().optional(),
  url: z.url().optional(),
});

/** One claim of the article and its verdict. In its sentences, `code spans` are the only markup; the quotation has none. */
export const claimSchema = z.strictObject({
  /** Its number in the article's order. */
  number: z.number().int().positive(),
  /** The article's statement in our words. */
  claim: z.string(),
  /** The article's own words, at most one sentence, where the wording itself is examined. */
  quote: z.string().optional(),
  /** Slug of the section that shows it. */
  section: z.string(),
  verdict: z.enum(['holds', 'caveat', 'fails']),
  /** Two or three sentences why. */
  reason: z.string(),
  sources: z.array(sourceSchema).min(1),
  /** Ids of the examples that decide it. Empty only with `notDecidableByRunning`. */
  experiments: z.array(id),
  /** Why no program can decide it: a claim about a book, say; names what was not verified. */
  notDecidableByRunning: z.string().optional(),
  /** One to three things to change and what happens then. */
  tryThis: z.array(z.string()).max(3).default([]),
});

/** `content/examples/<id>/example.yaml`. The code is in `main.py` or `main.mjs` beside it. */
export const exampleSchema = z.strictObject({
  title: z.string(),
  /** The question the program asks. */
  question: z.string(),
  /** Slug of the section it lives in; its canonical address. */
  section: z.string(),
  /** What the program reads from standard input. */
  stdin: z.string().optional(),
  /** How the harness records it: `virtual` makes every sleep instant and exact, `real` uses the machine's clock. */
  clock: z.enum(['virtual', 'real']).default('virtual'),
  /** Which versions were checked, and what differs in them. */
  versions: z
    .strictObject({
      checked: z.array(z.string()).default([]),
      minimum: z.string().optional(),
      note: z.string().optional(),
    })
    .optional(),
  /** The example that says the same in the other language; each of the two names the other. */
  mirror: id.optional(),
  /** A trace is recorded with it, so that its timeline is there before the first Run. */
  timeline: z.boolean().default(false),
  /** What the program needs beside its language: `node` for real Node. */
  needs: z.array(z.enum(['node'])).default([]),
  /** Regular expressions; what they match may differ from run to run (measured ratios, addresses). */
  varies: z.array(z.string()).default([]),
});

/** One term of `content/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  /** The term as it is written in a sentence. */
  term: z.string(),
  /** One or two plain sentences. Markdown code spans are allowed. */
  definition: z.string(),
  /** Slug of the section that says more about it; its text must use the word. */
  section: z.string().optional(),
});

export type Verdict = z.infer<typeof claimSchema>['verdict'];
export type ClaimData = z.infer<typeof claimSchema>;
export type ExampleData = z.infer<typeof exampleSchema>;
