import type { Program, Progress, RunEnd, RunEvent, Runtime } from './runtime.ts';

/**
 * As {@link Runtime.run}, but stops a program that is still running `milliseconds` after its first instruction; what an
 * engine needs before that does not count. `outOfTime` says whether that was so.
 */
export async function runWithin(
  milliseconds: number,
  runtime: Runtime,
  program: Program,
  stop: AbortSignal,
  onEvent: (event: RunEvent) => void,
  report?: (progress: Progress) => void,
): Promise<RunEnd & { readonly outOfTime: boolean }> {
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passOn = (event: RunEvent): void => {
    if (event.type === 'begin') timer = setTimeout(() => late.abort(), milliseconds);
    onEvent(event);
  };
  try {
    const end = await runtime.run(program, AbortSignal.any([stop, late.signal]), passOn, report);
    return { ...end, outOfTime: late.signal.aborted };
  } finally {
    clearTimeout(timer);
  }
}
