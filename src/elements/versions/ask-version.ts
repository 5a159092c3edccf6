import { chooseEngine, NoEngine, refusal } from '../../runtime/choose.ts';
import { engine } from '../../runtime/registry.ts';
import { runWithin } from '../../runtime/run-within.ts';
import type { Outcome, OutputEvent, Program, Progress } from '../../runtime/runtime.ts';

/** How long a program may run in one version, in milliseconds: an endless one must not keep the next version waiting. */
export const timeLimit = 10_000;

/** What came of asking one version. */
export type Answer =
  | {
      readonly kind: 'printed';
      readonly output: readonly Pick<OutputEvent, 'stream' | 'text' | 'at'>[];
      readonly outcome: Outcome;
      /** Milliseconds. */
      readonly elapsed: number;
      /** It was still running after {@link timeLimit}. */
      readonly outOfTime?: boolean;
    }
  /** The engine could not be had; `why` is for the reader, in whole sentences. */
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'stopped' };

/**
 * Runs a program in the engine of this name, which is freed when nobody needs it any more. Resolves at once when `stop` is
 * aborted; never rejects.
 */
export async function askVersion(
  name: string,
  program: Program,
  stop: AbortSignal,
  report: (progress: Progress) => void,
): Promise<Answer> {
  if (stop.aborted) return { kind: 'stopped' };
  const output: OutputEvent[] = [];
  const stopped = new Promise<Answer>((resolve) => {
    stop.addEventListener('abort', () => resolve({ kind: 'stopped' }), { once: true });
  });
  askers.set(name, (askers.get(name) ?? 0) + 1);
  const run = async (): Promise<Answer> => {
    try {
      const { runtime } = await chooseEngine([name], program, report, stop);
      if (stop.aborted) return { kind: 'stopped' };
      const ended = await runWithin(
        timeLimit,
        runtime,
        program,
        stop,
        (event) => {
          if (event.type === 'output') output.push(event);
        },
        report,
      );
      return { kind: 'printed', output, ...ended };
    } catch (error) {
      const { refused, advice } = error instanceof NoEngine ? error : new NoEngine([refusal(name, error)]);
      const what = refused.map(({ message }) => sentence(message));
      return { kind: 'unavailable', why: [...what, advice ?? ''].join(' ').trim() };
    } finally {
      await leave(name);
    }
  };
  return Promise.race([run(), stopped]);
}

/** How many are asking an engine: cells of one page may ask at the same time. */
const askers = new Map<string, number>();

/**
 * Frees the interpreter and its files, unless somebody else asks it, a cell's next run would need it, or something runs in it:
 * a cell for which another was chosen since, or an exercise's tests.
 */
async function leave(name: string): Promise<void> {
  const left = (askers.get(name) ?? 1) - 1;
  askers.set(name, left);
  if (left > 0 || [...document.querySelectorAll('code-cell')].some((cell) => cell.engine === name)) return;
  await engine(name).then(
    (runtime) => (runtime.busy ? undefined : runtime.dispose()),
    () => undefined,
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
