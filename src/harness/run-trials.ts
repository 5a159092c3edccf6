import { changeFiles } from '../examples/promised-change.ts';
import type { RecordedLine } from '../examples/example.ts';
import type { Program } from '../runtime/runtime.ts';
import type { SiteExample } from '../site/examples.ts';
import { TRY_THIS_LIST, type Trial } from '../site/try-this.ts';
import { toLines } from './whole-lines.ts';
import { runAllPython } from './python-pool.ts';
import { toProgram } from './run-examples.ts';

/** Makes every change and runs it in CPython. Gives the faults, by the claim or section that suggests the change. */
export async function runTrials(
  trials: readonly Trial[],
  examples: readonly SiteExample[],
): Promise<readonly { readonly by: string; readonly fault: string }[]> {
  const byId = new Map(examples.map((example) => [example.id, example]));
  const ready = trials.map((trial) => {
    const example = byId.get(trial.example);
    if (example === undefined)
      throw new Error(`${TRY_THIS_LIST}: no example "${trial.example}" (${nameOf(trial)})`);
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
  try {
    const files = changeFiles(program.files, program.entry, trial.change);
    return { ...program, trace: false, files };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${TRY_THIS_LIST}: of ${trial.example}, ${why} (${nameOf(trial)}); adapt both texts`, {
      cause: error,
    });
  }
}

function nameOf({ claim, section }: Trial): string {
  return claim ?? section ?? 'nobody';
}

function textOf(lines: readonly RecordedLine[]): readonly string[] {
  return lines.map(({ text }) => text.replace(/\n$/, ''));
}
