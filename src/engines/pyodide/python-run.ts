import { eventQueue } from '../../runtime/event-queue.ts';
import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import type { Program, RunEvent } from '../../runtime/runtime.ts';
import type { PythonWorker } from './python-worker.ts';
import type { FromWorker } from './protocol.ts';

export interface PythonRunOptions {
  readonly program: Program;
  readonly signal: AbortSignal;
  /** UTF-16 units. The worker keeps to it as well, but the program could go round the worker. */
  readonly outputLimit: number;
  /** A started or starting interpreter, for this run alone. */
  readonly take: () => Promise<PythonWorker>;
  readonly onOver: () => void;
}

/** One program in one interpreter, from the call to its end. */
export function runPython({
  program,
  signal,
  outputLimit,
  take,
  onOver,
}: PythonRunOptions): AsyncIterable<RunEvent> {
  let worker: PythonWorker | undefined;
  let begun = performance.now();
  let last = 0;
  let printed = 0;

  const stop = () => queue.end({ kind: 'stopped' }, now());
  const queue = eventQueue(() => {
    signal.removeEventListener('abort', stop);
    worker?.terminate();
    onOver();
  });
  const now = () => Math.max(last, performance.now() - begun);
  /** The worker's clock; never backwards, never ahead of the page's. */
  const time = (at: number) => (last = Math.max(last, Math.min(at, performance.now() - begun)));

  function hear(message: FromWorker): void {
    switch (message.type) {
      case 'begin':
        queue.push({ type: 'begin' });
        break;
      case 'output':
        for (const [stream, at, text] of message.chunks) {
          const room = outputLimit - printed;
          printed += text.length;
          if (room > 0 && text)
            queue.push({ type: 'output', stream, text: text.slice(0, room), at: time(at) });
        }
        if (printed > outputLimit) queue.end({ kind: 'output-limit', limitBytes: outputLimit }, now());
        break;
      case 'trace': {
        const events = readTraceEvents(message.events);
        if (events.length > 0) queue.push({ type: 'trace', events });
        break;
      }
      case 'end':
        queue.end(message.outcome, time(message.at));
        break;
      default:
        break; // the worker's own affairs; see PythonWorker
    }
  }

  async function go(): Promise<void> {
    const taken = await take();
    if (queue.over) {
      taken.terminate();
      return;
    }
    worker = taken;
    begun = performance.now();
    taken.run(program, outputLimit, hear, (message) => {
      queue.end({ kind: 'crash', message: `Python broke down: ${message}` }, now());
    });
  }

  if (signal.aborted) stop();
  else {
    signal.addEventListener('abort', stop);
    go().catch((error: unknown) => queue.fail(error));
  }
  return queue.events;
}
