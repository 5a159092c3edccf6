import type { Program } from '../runtime/runtime.ts';

/** What a test of an exercise came to. */
export interface TestResult {
  /** What it looks at, as a sentence without a stop. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not-run';
  /** What it saw and what it wanted; of a test that failed. */
  readonly says?: string;
  /** Which of the exercise's `meanings` says more. */
  readonly meaning?: string;
}

/** What Check needs beside the reader's program: `check.py`, which runs the tests, and `tests.py`, compiled. */
export interface CompiledCheck {
  /** Label of the engine that it was compiled for: in another one it may break the interpreter. */
  readonly engine: string;
  /** The two code objects as `marshal` writes them, deflated, in base64. */
  readonly code: string;
}

/**
 * Runs them. Before a run, an engine reads the names in all Python files to see what to fetch: in files that are compiled it
 * finds none, and the first answer comes 150 ms sooner than from their source.
 */
const START = `import binascii, marshal, zlib
with open("check.code", "rb") as file:
    check, TESTS = marshal.loads(zlib.decompress(binascii.a2b_base64(file.read())))
exec(check)
`;

/** A word that the program under test cannot know: it tells what the tests report from what the program prints. */
export function newWord(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** What an engine is given to run the tests on a reader's program; `word` is of {@link newWord}, for this run alone. */
export function checkProgram(program: string, { code }: CompiledCheck, word: string): Program {
  const files = { 'check.py': START, 'check.code': code, 'main.py': program };
  return { language: 'python', entry: 'check.py', files, stdin: `${word}\n` };
}

/** Reads what the tests report, as it arrives among the output of a run. */
export class CheckReport {
  readonly #word: string;
  #rest = '';
  #names: readonly string[] = [];
  readonly #results = new Map<number, TestResult>();
  #running: number | undefined;
  #done = false;

  constructor(word: string) {
    this.#word = word;
  }

  /** Takes in what was written to standard output. */
  read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith(`${this.#word} `)) this.#take(line.slice(this.#word.length + 1));
  }

  /** Every test, in order. */
  get results(): readonly TestResult[] {
    return this.#names.map((name, n) => this.#results.get(n) ?? { name, state: 'not-run' });
  }

  /** All tests have run. */
  get done(): boolean {
    return this.#done;
  }

  get passed(): boolean {
    return this.#done && this.results.length > 0 && this.results.every(({ state }) => state === 'passed');
  }

  /** Notes that the run ended before the tests did: the test that ran, or the first one, failed for this reason. */
  breakOff(says: string): void {
    if (this.#done) return;
    const at = this.#running ?? 0;
    if (this.#names.length === 0) this.#names = ['The tests begin'];
    this.#results.set(at, { name: this.#names[at] ?? '', state: 'failed', says });
  }

  #take(json: string): void {
    const message = JSON.parse(json) as {
      readonly tests?: readonly string[];
      readonly start?: number;
      readonly test?: number;
      readonly state?: 'passed' | 'failed';
      readonly says?: string;
      readonly meaning?: string;
      readonly done?: true;
    };
    const { tests, start, test, state = 'failed', says, meaning, done } = message;
    if (tests) this.#names = tests;
    if (start !== undefined) this.#running = start;
    if (done) this.#done = true;
    if (test === undefined) return;
    const result = {
      name: this.#names[test] ?? '',
      state,
      ...(says && { says }),
      ...(meaning && { meaning }),
    };
    this.#results.set(test, result);
    this.#running = undefined;
  }
}
