import { z } from 'zod';

/** An anchor, once published, resolves for ever: ids are plain, lower-case words joined by hyphens. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');

/** A regular expression, as text. */
const pattern = z.string().superRefine((text, context) => {
  try {
    new RegExp(text, 'gm');
  } catch (error) {
    context.addIssue(
      `${(error as Error).message.trim()}; write a sign that stands for itself with a \\ before it`,
    );
  }
});

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

/** A place in a file: `npm run verify:sources` looks whether these lines of it hold what is said of them. */
const linesSchema = z.strictObject({
  /** The number of the line, or of the first and the last one: `844`, `844-856`. */
  at: z.union([z.number().int(), z.string().regex(/^\d+-\d+$/)]).transform(String),
  /** What stands there, for the reader: a function, an instruction. */
  name: z.string().optional(),
  /** A part of the first line. */
  begins: z.string(),
  /** A part of the last line. */
  ends: z.string().optional(),
});

/** What was read for a claim or a sentence. */
export const sourceSchema = z.strictObject({
  /** The document, file or book: `PEP 492`, `Objects/genobject.c`, `Doc/library/dis.rst`. */
  work: z.string(),
  /** The version that was read: `CPython 3.14.2`, `python/peps ba4deeb7`. */
  version: z.string().optional(),
  /** Section title or function in that version. Numbers of lines belong into `lines`. */
  where: z
    .string()
    .refine((text) => !/\bL\d/.test(text), 'numbers of lines belong into "lines"')
    .optional(),
  lines: z.array(linesSchema).default([]),
  /** What it says, in a few words. What stands in “…” is quoted, and is looked for in the source. */
  says: z.string().optional(),
  url: z.url().optional(),
});

/** One claim of the article and its verdict. In its sentences, `code spans` are the only markup; the quotation has none. */
export const claimSchema = z.strictObject({
  /** Its number. It is quoted elsewhere, so it stays the claim's own: one that goes leaves a gap, a new one comes last. */
  number: z.number().int().positive(),
  /** The number of the claim that it follows in the article's order, where that is not the one before. */
  after: z.number().int().positive().optional(),
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
  /** The recordings that decide what is said of versions; the build compares them. */
  versions: z
    .array(
      z.strictObject({
        example: id,
        /** A part of its output, which may be several lines. */
        prints: z.string(),
        /** The versions that print it, and no others: `3.10, 3.11`, `3.12 to 3.15`. */
        in: z.string(),
      }),
    )
    .default([]),
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
  varies: z.array(pattern).default([]),
});

/** The parts of the list of answers, in its order. */
export const answerGroups = {
  nature: 'What they are',
  running: 'How they run',
  practice: 'How to use them',
  errors: 'Errors and warnings',
} as const;

/** `content/answers/<id>.yaml`: one question as people ask it. In its sentences, `code spans` are the only markup. */
export const answerSchema = z.strictObject({
  question: z.string().max(90).regex(/\?$/, 'a question ends in a question mark'),
  group: z.enum(Object.keys(answerGroups) as [AnswerGroup, ...AnswerGroup[]]),
  /** Its place within the group, from 1. */
  place: z.number().int().positive(),
  /** Messages as Python prints them, in the wordings of all versions: whoever searches for one means this answer. */
  errors: z.array(z.string()).default([]),
  /** Other words for the same question, for whoever searches. */
  asked: z.array(z.string()).default([]),
  /** Two to four plain sentences. */
  answer: z.string(),
  /** One sentence for search results and previews. */
  description: z.string().min(50).max(160),
  /** The versions that it holds for, and what was otherwise in others. */
  versions: z.string(),
  /** What answers that are still read say, and since when it is no longer so. */
  outdated: z.string().optional(),
  /** The id of the example that decides it. */
  example: id,
  /** Where the site says more: the slug of a section, or its address with an anchor, `the-swap#the-decorator`. */
  more: z.string(),
});

/** An answer to a prediction that is not the right one, and one sentence why it is not. */
const wrongAnswer = z.strictObject({ is: z.string(), not: z.string() });

/** A prediction. In its sentences, `code spans` are the only markup. */
const predictionSchema = z
  .strictObject({
    question: z.string().regex(/\?$/, 'a question ends in a question mark'),
    /** The id of the example whose recording decides it. */
    example: id,
    /** A regular expression, for whole lines with ^ and $: what its groups match, all matches joined by commas, is the answer. */
    reads: pattern,
    /** Each line begins with its time in seconds, `0.5 Task completed`: for programs that print no clock. */
    times: z.boolean().default(false),
    /** Two to four answers, in the order in which they are offered. */
    choices: z
      .array(
        z.strictObject({
          /** What `reads` finds if this is the answer. */
          is: z.string(),
          /** The words of the choice, where they differ from `is`. */
          says: z.string().optional(),
          /** One sentence on why it is not so. Every choice but the right one has it. */
          not: z.string().optional(),
        }),
      )
      .min(2)
      .max(4)
      .optional(),
    /** Instead of choices, a short text to write. */
    text: z
      .strictObject({
        /** What to write: `A number`. */
        label: z.string(),
        /** Wrong answers that a misunderstanding gives. */
        wrong: z.array(wrongAnswer).min(1),
        /** What any other wrong answer is told. */
        otherwise: z.string(),
      })
      .optional(),
  })
  .refine(({ choices, text }) => (choices === undefined) !== (text === undefined), 'give "choices" or "text"')
  .refine(
    ({ choices = [] }) => new Set(choices.map(({ is }) => is)).size === choices.length,
    'two choices have the same "is"',
  );

/** `content/predictions/<slug of the section>.yaml`: predictions by id, which readers' devices remember. */
export const predictionsSchema = z.record(id, predictionSchema);

/** One term of `content/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  /** The term as it is written in a sentence. */
  term: z.string(),
  /** One or two plain sentences. Markdown code spans are allowed. */
  definition: z.string(),
  /** Slug of the section that says more about it; its text must use the word. */
  section: z.string().optional(),
});

/** One entry of `content/changes.yaml`: a verdict that changed, a claim that came or went. */
export const changeSchema = z
  .strictObject({
    /** `2026-11-28` */
    date: z.iso.date(),
    /** The id of the claim, which may have gone. */
    claim: id,
    /** The statement, where the claim has gone and can no longer be asked. */
    statement: z.string().optional(),
    /** The verdict before; none for a claim that is new. */
    from: claimSchema.shape.verdict.optional(),
    /** The verdict since; none for a claim that is no longer scored. */
    to: claimSchema.shape.verdict.optional(),
    /** The claim to read instead of one that has gone. */
    movedTo: id.optional(),
    reason: z.string(),
    /** What was read for it, one a line. */
    sources: z.array(z.string()).min(1),
  })
  .refine(({ from, to }) => from !== to, 'nothing changes: "from" and "to" are the same');

/** `content/redirects.yaml`: where published addresses went. All of it may be comments. */
export const redirectsSchema = z
  .record(z.string(), z.string(), { error: 'expected lines like /old-name/: /new-name/' })
  .nullable();

export type PredictionData = z.infer<typeof predictionSchema>;
export type AnswerGroup = keyof typeof answerGroups;
export type AnswerData = z.infer<typeof answerSchema>;
export type Verdict = z.infer<typeof claimSchema>['verdict'];
export type ChangeData = z.infer<typeof changeSchema>;
export type SourceData = ClaimData['sources'][number];
export type ClaimData = z.infer<typeof claimSchema>;
export type ExampleData = z.infer<typeof exampleSchema>;
