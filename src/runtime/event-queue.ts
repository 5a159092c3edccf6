import type { Outcome, RunEvent } from './runtime.ts';

type Unfinished = Exclude<RunEvent, { type: 'end' }>;

/** What an engine fills from callbacks and a reader of `run` empties with `for await`. */
export interface EventQueue {
  /** Ignored once the run is over; so is a `begin` after the first, which a program could forge. */
  push(event: Unfinished): void;
  /** Ends the run; only the first call counts. */
  end(outcome: Outcome, at: number): void;
  /** Ends the iteration with an error: the engine could not do its job. */
  fail(error: unknown): void;
  readonly over: boolean;
  readonly events: AsyncIterable<RunEvent>;
}

/** `onOver` is called once: after the end, after a failure, or when the reader walks away from the loop. */
export function eventQueue(onOver: () => void = () => {}): EventQueue {
  const waiting: RunEvent[] = [];
  let failure: { readonly error: unknown } | undefined;
  let begun = false;
  let over = false;
  let wake = () => {};

  function close(): void {
    if (over) return;
    over = true;
    onOver();
    wake();
  }

  async function* events(): AsyncGenerator<RunEvent, void, undefined> {
    try {
      for (;;) {
        while (waiting.length > 0) {
          const event = waiting.shift() as RunEvent;
          yield event;
          if (event.type === 'end') return;
        }
        if (failure) throw failure.error;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      close();
    }
  }

  return {
    push(event) {
      if (over || (begun && event.type === 'begin')) return;
      begun ||= event.type === 'begin';
      waiting.push(event);
      wake();
    },
    end(outcome, at) {
      if (over) return;
      waiting.push({ type: 'end', outcome, at });
      close();
    },
    fail(error) {
      if (over) return;
      failure = { error };
      close();
    },
    get over() {
      return over;
    },
    events: events(),
  };
}
