/**
 * What an entry of `python/changes.json` may say: what became of names of older Pythons, and what programs for notebooks,
 * servers and other computers are told. A field that is written wrongly would say nothing to anybody.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const text = z.string().min(1);
const since = z.string().regex(/^3\.\d+$/, 'the version that no longer has it: "3.11"');
/** A regular expression of Python; all of ours are ones here, too. */
const pattern = text.superRefine((source, context) => {
  try {
    new RegExp(source);
  } catch (error) {
    context.addIssue((error as Error).message);
  }
});

/** A module, an attribute or a built-in name: since when it is gone, and what to write now, or a note in full. */
const name = z.strictObject({
  since: since.optional(),
  /** Its name of today, which a test looks up; `and` is a second one. */
  now: text.optional(),
  and: text.optional(),
  /** What to write, where that is no name. */
  instead: text.optional(),
  why: text.optional(),
  note: text.optional(),
  /** The example that shows it. */
  see: text.optional(),
  /** No version of Python does what the program wants: `since` says when it stopped, and no reader is sent to an older one. */
  nowhere: z.literal(true).optional(),
  /** Not of a class of the program's that says by itself what its instances begin with. */
  own: z.literal(true).optional(),
  /** Only where the name is called, or meant as a built-in otherwise: it may be one of the program's own. */
  called: z.literal(true).optional(),
});
/** An argument that functions no longer take. */
const argument = z.strictObject({
  since,
  of: z.array(text).min(1),
  why: text.optional(),
  instead: text.optional(),
});
/** What a message of CPython, and the line that it came from, tell of a program. */
const message = z.strictObject({
  type: text.optional(),
  message: pattern.optional(),
  source: pattern.optional(),
  note: text,
  see: text.optional(),
  since: since.optional(),
  ...Object.fromEntries(
    ['in', 'before', 'got', 'instance', 'subject', 'code'].map((key) => [key, text.optional()]),
  ),
  divides: z.literal(true).optional(),
  /** An object of the library, by its name: the error arose as this very one was looked into, or taken apart. */
  of: text.optional(),
});

const tables = z.strictObject({
  modules: z.record(text, name),
  attributes: z.record(text, name),
  names: z.record(text, name),
  arguments: z.record(text, z.array(argument).min(1)),
  messages: z.array(message),
  syntax: z.array(message),
  /** Methods that Python asked for in an object's class, and those that it asks for now. */
  methods: z.array(z.strictObject({ message: pattern, old: text, new: text })),
});

const read = (): unknown => JSON.parse(readFileSync(new URL('python/changes.json', import.meta.url), 'utf8'));

test('each entry of python/changes.json says what it says in fields that are read', () => {
  const result = tables.safeParse(read());
  expect(result.success ? '' : z.prettifyError(result.error), 'to be corrected in python/changes.json').toBe(
    '',
  );
});

test.each([
  ['a field that is written wrongly', { modules: { oldthing: { since: '3.0', nwo: 'newthing' } } }],
  ['a version that is a number', { modules: { oldthing: { since: 3.1 } } }],
  ['a pattern that is none', { messages: [{ message: '(', note: 'Look.' }] }],
])('%s is found', (_what, part) => {
  expect(tables.safeParse({ ...(read() as object), ...part }).success).toBe(false);
});
