import type { Outcome } from '../runtime/runtime.ts';

/** How a run ended, in the page's words. `elapsed` is in ms; `entry` is the file that is not named. */
export function outcomeInWords(outcome: Outcome, elapsed: number, entry: string): string {
  switch (outcome.kind) {
    case 'exit': {
      const { code, error } = outcome;
      if (error) {
        const file = error.file !== undefined && error.file !== entry ? ` of ${error.file}` : '';
        return `Failed: ${error.name}${error.line === undefined ? '' : ` on line ${error.line}${file}`}`;
      }
      return code === 0 ? `Finished in ${duration(elapsed)}` : `Exit code ${code}`;
    }
    case 'stopped':
      return elapsed === 0 ? 'Stopped before it began' : `Stopped after ${duration(elapsed)}`;
    case 'output-limit':
      return `Stopped: it printed ${excess(outcome)}`;
    case 'crash':
      return `Crashed: ${outcome.message}`;
    default:
      return outcome satisfies never;
  }
}

function excess({ limitBytes, limitLines, limitPieces }: Extract<Outcome, { kind: 'output-limit' }>): string {
  if (limitLines !== undefined) return `more than ${limitLines.toLocaleString('en')} lines`;
  if (limitPieces !== undefined) return `more than ${limitPieces.toLocaleString('en')} times`;
  return `more than ${size(limitBytes)}`;
}

/** The same for a recording, whose clock counts the time that a program waits, not the time that it computes. */
export function recordedInWords(
  run: { readonly outcome: Outcome; readonly elapsed: number },
  entry: string,
): string {
  const { outcome, elapsed } = run;
  const well = outcome.kind === 'exit' && outcome.code === 0 && !outcome.error;
  return well && elapsed < 1 ? 'Finished' : outcomeInWords(outcome, elapsed, entry);
}

/** "2.0 s", "12 ms": as precise as a reader can use. */
export function duration(milliseconds: number): string {
  if (milliseconds < 99.5) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** "640 kB", "5.2 MB" */
export function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
