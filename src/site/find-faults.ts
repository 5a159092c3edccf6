import { countSentences, moreOf, type Answer } from './answers.ts';
import type { Change } from './changes.ts';
import type { Claim } from './claims.ts';
import { claimVersionFaults } from './claim-versions.ts';
import { duplicates } from './duplicates.ts';
import { exampleFaults } from './example-faults.ts';
import { exerciseFaults } from './exercise-faults.ts';
import type { Exercise } from './exercises.ts';
import type { SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';
import type { GlossaryEntry } from './glossary.ts';
import { brokenLinks } from './broken-links.ts';
import { brokenReferences } from './broken-references.ts';
import { looseCode } from './loose-code.ts';
import { predictionFaults } from './prediction-faults.ts';
import type { Prediction } from './predictions.ts';
import { wrongNumbers } from './prose-numbers.ts';
import { goneFaults, redirectFaults } from './redirect-faults.ts';
import type { Section } from './sections.ts';
import { TRY_THIS_LIST, type Trial } from './try-this.ts';
import type { VoteAnswer } from './vote.ts';

/** A page that shows examples: a section, or an answer. */
type Page = Pick<Section, 'slug' | 'file' | 'shown'>;

/** What the checks look at of a term. */
type Term = Pick<GlossaryEntry, 'term' | 'section'>;

/** Everything that the checks compare. */
export interface Content {
  readonly sections: readonly Section[];
  readonly answers: readonly (Answer & Page)[];
  readonly claims: readonly Claim[];
  readonly examples: readonly SiteExample[];
  readonly predictions: readonly Prediction[];
  readonly trials: readonly Trial[];
  readonly exercises: readonly Exercise[];
  /** The glossary, by id. */
  readonly terms: ReadonlyMap<string, Term>;
  /** Addresses that moved, and where they lead. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Addresses that are listed for ever, or redirected: their own check holds them. */
  readonly published: ReadonlySet<string>;
  readonly changes: readonly Pick<Change, 'id' | 'date' | 'claim' | 'statement'>[];
  readonly votes: readonly Pick<VoteAnswer, 'id' | 'tests'>[];
  /** Names in the folders of content that nobody would read; see {@link misnamedFiles}. */
  readonly misnamed: readonly string[];
  /** What components in the sections lack; see {@link componentTagFaults}. */
  readonly components: readonly string[];
}

/** What is wrong with the content, one sentence each: the file, the fault and the next step. */
export function findFaults(content: Content): readonly string[] {
  const { sections, answers, claims, examples, predictions, trials, exercises, published } = content;
  const byId = new Map(examples.map((example) => [example.id, example]));
  const claimIds = new Set(claims.map(({ id }) => id));
  return [
    ...content.misnamed,
    ...content.components,
    ...glossaryFaults(content.terms, sections),
    ...changeFaults(content.changes, claimIds),
    ...voteFaults(content.votes, sections),
    ...placesTakenTwice(answers),
    ...slugsTakenTwice(sections),
    ...claims.flatMap((claim) => afterFaults(claim, claims)),
    ...claims.flatMap((claim) => [...claimFaults(claim, sections, byId), ...claimVersionFaults(claim, byId)]),
    ...examples.flatMap((example) => exampleFaults(example, [...sections, ...answers], byId)),
    ...answers.flatMap((answer) => answerFaults(answer, sections, byId)),
    ...sections.flatMap((section) => sectionFaults(section, claimIds, byId)),
    ...predictionFaults(predictions, sections),
    ...looseCode(sections, examples, trials),
    ...brokenLinks(sections, published),
    ...brokenReferences(sections, content),
    ...wrongNumbers(sections),
    ...exerciseFaults(exercises, sections, [...byId.keys()]),
    ...trials.flatMap((trial) => trialFaults(trial, content, byId)),
    ...redirectFaults(content),
    ...goneFaults(content),
    ...duplicates(claims.map(({ number }) => String(number))).map(
      (number) =>
        `${claims
          .filter((claim) => String(claim.number) === number)
          .map(({ id }) => `${contentFolder}/claims/${id}.yaml`)
          .join(
            ' and ',
          )} have the number ${number}; give the newer one the next, ${Math.max(...claims.map((claim) => claim.number)) + 1}`,
    ),
    ...duplicates(sections.flatMap(({ section }) => (section === undefined ? [] : [String(section)]))).map(
      (number) =>
        `${sections
          .filter(({ section }) => String(section) === number)
          .map(({ file }) => file)
          .join(
            ' and ',
          )} are both section ${number}; the one that stands behind takes the next, and all after it`,
    ),
    ...numbersLeftOut(sections),
    ...examples
      .filter(({ id }) => claimIds.has(id))
      .map(
        ({ id }) =>
          `${contentFolder}/examples/${id}/: a claim has this id, too, and both are anchors; rename one`,
      ),
  ];
}

function claimFaults(
  { id, section, sources, experiments, notDecidableByRunning }: Claim,
  sections: readonly Section[],
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const file = `${contentFolder}/claims/${id}.yaml`;
  const faults: string[] = [];
  if (sources.length === 0) faults.push(`${file}: no source; name what was read under "sources"`);
  if (experiments.length === 0 && notDecidableByRunning === undefined) {
    faults.push(
      `${file}: no experiment; name one under "experiments", or say in "notDecidableByRunning" why not`,
    );
  }
  for (const experiment of experiments.filter((name) => !examples.has(name))) {
    faults.push(
      `${file}: no experiment "${experiment}"; expected a folder ${contentFolder}/examples/${experiment}/`,
    );
  }
  const home = sections.find(({ slug }) => slug === section);
  const elsewhere = sections.filter((page) => page !== home && page.shown.claims.includes(id));
  if (home === undefined) {
    faults.push(`${file}: no section has the slug "${section}"; correct "section" or write that page`);
  } else if (!home.shown.claims.includes(id)) {
    faults.push(
      `${home.file} does not show the claim ${id}, which names it; put <Claim id="${id}" /> where it is argued`,
    );
  }
  for (const { file: other } of elsewhere) {
    faults.push(
      `${other} shows <Claim id="${id}" />, which belongs to "${section}"; show it once, link to it here`,
    );
  }
  return faults;
}

/** A claim stands behind one that there is, and not behind itself. */
function afterFaults({ id, number, after }: Claim, claims: readonly Claim[]): string[] {
  if (after === undefined || (after !== number && claims.some((claim) => claim.number === after))) return [];
  return [`${contentFolder}/claims/${id}.yaml: no other claim has the number ${after}; correct "after"`];
}

/** Terms that nobody could find: twice the same, or said to be in a section that is not there. */
function glossaryFaults(terms: ReadonlyMap<string, Term>, sections: readonly Section[]): string[] {
  const file = `${contentFolder}/glossary.yaml`;
  return [
    ...duplicates([...terms.values()].map(({ term }) => term)).map(
      (term) => `${file}: "${term}" is explained twice; keep one`,
    ),
    ...[...terms]
      .filter(([, { section }]) => section !== undefined && !sections.some(({ slug }) => slug === section))
      .map(
        ([id, { section }]) => `${file}, "${id}": no section has the slug "${section}"; correct "section"`,
      ),
  ];
}

/** Changes of what is no claim any more and says no statement, and those that stand below an older one. */
function changeFaults(changes: Content['changes'], claims: ReadonlySet<string>): string[] {
  const file = `${contentFolder}/changes.yaml`;
  return [
    ...changes
      .filter(({ claim, statement }) => !claims.has(claim) && statement === undefined)
      .map(({ id, claim }) => `${file}, ${id}: no claim "${claim}"; correct it, or say its "statement"`),
    ...changes
      .filter(({ date }, n) => n > 0 && date > changes[n - 1]!.date)
      .map(({ id }) => `${file}, ${id}: it is newer than the one above; the newest stands first`),
  ];
}

function voteFaults(votes: Content['votes'], sections: readonly Section[]): string[] {
  return votes.flatMap(({ id, tests }) =>
    tests
      .filter((test) => !sections.some(({ slug }) => slug === test.slug))
      .map(
        ({ slug }) => `${contentFolder}/vote.yaml, "${id}": no section has the slug "${slug}"; correct it`,
      ),
  );
}

function placesTakenTwice(answers: readonly Pick<Answer & Page, 'group' | 'place' | 'file'>[]): string[] {
  const placeOf = ({ group, place }: Pick<Answer, 'group' | 'place'>): string => `${place} of "${group}"`;
  return duplicates(answers.map(placeOf)).map(
    (place) =>
      `${answers
        .filter((answer) => placeOf(answer) === place)
        .map(({ file }) => file)
        .join(' and ')} both have the place ${place}; give one another`,
  );
}

function slugsTakenTwice(sections: readonly Section[]): string[] {
  return duplicates(sections.map(({ slug }) => slug)).map(
    (slug) =>
      `${sections
        .filter((section) => section.slug === slug)
        .map(({ file }) => file)
        .join(' and ')} both have the slug "${slug}", which is their address; give one another`,
  );
}

/** A tutorial counts 1, 2, 3: the first number that no section has. Its front page may be the first. */
function numbersLeftOut(sections: readonly Section[]): string[] {
  const numbers = sections.flatMap(({ section }) => section ?? []).sort((a, b) => a - b);
  const gap = numbers.findIndex((number, n) => n > 0 && number > numbers[n - 1]! + 1);
  if (gap < 1) return [];
  const { file, section } = sections.find((page) => page.section === numbers[gap])!;
  return [`${file}: section ${section} comes after section ${numbers[gap - 1]}; give it the next number`];
}

function answerFaults(
  answer: Answer & Page,
  sections: readonly Section[],
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const { file, example } = answer;
  const { slug, anchor } = moreOf(answer);
  const faults: string[] = [];
  if (!examples.has(example)) {
    faults.push(`${file}: no example "${example}"; expected a folder ${contentFolder}/examples/${example}/`);
  }
  const section = sections.find((page) => page.slug === slug);
  if (section === undefined) {
    faults.push(`${file}: no section has the slug "${slug}"; correct "more"`);
  } else if (anchor !== undefined && !Object.values(section.shown).some((ids) => ids.includes(anchor))) {
    faults.push(`${file}: ${section.file} shows nothing with the id "${anchor}"; correct "more"`);
  }
  const sentences = countSentences(answer.answer);
  if (sentences < 2 || sentences > 4) {
    faults.push(`${file}: the answer has ${sentences} sentences; give it two to four`);
  }
  return faults;
}

function sectionFaults(
  { file, shown }: Section,
  claims: ReadonlySet<string>,
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  return [
    ...shown.claims
      .filter((id) => !claims.has(id))
      .map((id) => `${file}: no claim "${id}"; expected ${contentFolder}/claims/${id}.yaml`),
    ...shown.examples
      .filter((id) => !examples.has(id))
      .map((id) => `${file}: no example "${id}"; expected a folder ${contentFolder}/examples/${id}/`),
    ...duplicates([...shown.claims, ...shown.examples, ...shown.headings]).map(
      (id) =>
        `${file}: the id "${id}" stands there twice, and an anchor must be one place; remove or rename one`,
    ),
  ];
}

/** Suggested changes whose example or claim is gone: no run would try them. */
function trialFaults(
  { example, claim, section, number }: Trial,
  { claims, sections }: Content,
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const where = `${TRY_THIS_LIST}, entry ${number + 1}`;
  const faults: string[] = [];
  if (!examples.has(example)) faults.push(`${where}: no example "${example}"; correct "example"`);
  if (claim !== undefined && !claims.some(({ id }) => id === claim))
    faults.push(`${where}: no claim "${claim}"; correct "claim"`);
  if (section !== undefined && !sections.some(({ slug }) => slug === section))
    faults.push(`${where}: no section has the slug "${section}"; correct "section"`);
  return faults;
}
