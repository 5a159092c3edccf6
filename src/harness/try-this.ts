import { z } from 'zod';
import type { RecordedLine } from '../examples/example.ts';
import type { Program } from '../runtime/runtime.ts';
import { readYaml } from '../site/content-files.ts';
import type { SiteExample } from '../site/examples.ts';
import { contentFolder } from '../site/folders.ts';
import { toLines } from './whole-lines.ts';
import { runAllPython } from './python-pool.ts';
import { toProgram } from './run-examples.ts';

const LIST = `${contentFolder}/try-this.yaml`;

const trialSchema = z.strictObject({
  /** The id of the claim that suggests it, or the slug of the section. */
  claim: z.string().optional(),
  section: z.string().optional(),
  /** The id of the example that is changed. */
  example: z.string(),
  /** Texts to find in its entry file, each at least once, and what to put in their place. */
  change: z.array(z.strictObject({ find: z.string().min(1), put: z.string() })).min(1),
  /** Lines of the output, whole and in this order, on either stream. */
  prints: z.array(z.string()).default([]),
  /** Lines that must not be among them. */
  never: z.array(z.string()).default([]),
  /** The output is the recorded one. */
  same: z.boolean().default(false),
});

/** A change that a claim suggests to the reader, and what the program prints then. */
export type Trial = z.output<typeof trialSchema>;

/** Reads the list of changes that the claims promise something about. */
export function loadTrials(root = process.cwd()): readonly Trial[] {
  return readYaml(root, LIST, z.array(trialSchema));
}

/** Makes every change and runs it in CPython. Gives the faults, by the claim or section that suggests the change. */
export async function runTrials(
  trials: readonly Trial[],
  examples: readonly SiteExample[],
): Promise<readonly { readonly by: string; readonly fault: string }[]> {
  const byId = new Map(examples.map((example) => [example.id, example]));
  const ready = trials.map((trial) => {
    const example = byId.get(trial.example);
    if (example === undefined) throw new Error(`${LIST}: no example "${trial.example}" (${nameOf(trial)})`);
    return { trial, example, program: edit(trial, toProgram(example)) };
  });
  const runs = await runAllPython(ready.map(({ program, example }) => ({ program, clock: example.clock })));
  return ready.flatMap(({ trial, example }, n) => {
    const run = runs[n];
    const faults =
      run === undefined || 'failure' in run
        ? [run?.failure ?? 'was not run']
        : findTrialFaults(trial, textOf(toLines(run.output)), textOf(example.recording?.output ?? []));
    return faults.map((fault) => ({ by: nameOf(trial), fault: `"Try this" in ${trial.example}: ${fault}` }));
  });
}

/** What is not as promised: `lines` was printed after the change, `recorded` before it. */
export function findTrialFaults(
  trial: Trial,
  lines: readonly string[],
  recorded: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  let from = 0;
  for (const wanted of trial.prints) {
    const at = lines.indexOf(wanted, from);
    if (at < 0) faults.push(`${JSON.stringify(wanted)} is not printed (any more, or in this order)`);
    else from = at + 1;
  }
  for (const line of trial.never.filter((unwanted) => lines.includes(unwanted))) {
    faults.push(`${JSON.stringify(line)} is printed`);
  }
  if (trial.same && lines.join('\n') !== recorded.join('\n'))
    faults.push('the output is not the recorded one');
  return faults;
}

function edit(trial: Trial, program: Program): Program {
  const { example, change } = trial;
  let text = program.files[program.entry] ?? '';
  for (const { find, put } of change) {
    if (!text.includes(find)) {
      throw new Error(
        `${LIST}: ${JSON.stringify(find)} is not in ${example} (${nameOf(trial)}); adapt both texts`,
      );
    }
    text = text.replaceAll(find, () => put);
  }
  return { ...program, trace: false, files: { ...program.files, [program.entry]: text } };
}

function nameOf({ claim, section }: Trial): string {
  return claim ?? section ?? 'nobody';
}

function textOf(lines: readonly RecordedLine[]): readonly string[] {
  return lines.map(({ text }) => text.replace(/\n$/, ''));
}
