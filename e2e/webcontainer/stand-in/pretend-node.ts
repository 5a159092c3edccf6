/** The worker that a "process" runs in: enough of Node for the stories, and not a line more. */
interface Order {
  readonly preload: readonly string[];
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
}

type Listener = (...values: unknown[]) => void;

const post = self.postMessage.bind(self);
const startTimer = self.setTimeout.bind(self);
const stopTimer = self.clearTimeout.bind(self);
const timers = new Set<number>();
const input: string[] = [];
let hearInput: ((text: string | undefined) => void) | undefined;
let evaluated = false;

const say = (text: string) => post({ out: text });
const leave = (code: number) => post({ exit: code });
const show = (value: unknown) =>
  typeof value === 'string'
    ? value
    : value instanceof Error
      ? String(value.stack)
      : (JSON.stringify(value) ?? String(value));

function look(): void {
  if (evaluated && timers.size === 0) startTimer(() => timers.size === 0 && leave(0), 0);
}

const line = (...values: unknown[]) => say(`${values.map(show).join(' ')}\n`);
Object.assign(console, { log: line, info: line, warn: line, error: line });
Object.assign(self, {
  setTimeout: (run: Listener, ms: number, ...values: unknown[]) => {
    const id = startTimer(() => {
      timers.delete(id);
      run(...values);
      look();
    }, ms) as unknown as number;
    timers.add(id);
    return id;
  },
  clearTimeout: (id: number) => {
    timers.delete(id);
    stopTimer(id);
    look();
  },
  process: {
    argv: ['node'],
    env: {} as Record<string, string>,
    versions: { node: '22.0.0' },
    exit: (code = 0) => {
      leave(code);
      throw new Error('exit');
    },
    stdout: { write: (text: unknown) => (say(String(text)), true) },
    stdin: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const text = input.shift() ?? (await new Promise<string | undefined>((hear) => (hearInput = hear)));
          if (text === undefined || text === '\u0004') return;
          yield text;
        }
      },
    },
  },
});

function fail(error: unknown): void {
  say(`Uncaught ${show(error)}\n`);
  leave(1);
}
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  fail(event.reason);
});
self.addEventListener('error', (event) => {
  event.preventDefault();
  fail(event.error);
});

self.addEventListener('message', ({ data }: MessageEvent<Order | { readonly stdin: string }>) => {
  if ('stdin' in data) {
    if (hearInput) hearInput(data.stdin);
    else input.push(data.stdin);
    return;
  }
  void (async () => {
    const { process } = self as unknown as { process: { env: Record<string, string> } };
    Object.assign(process.env, data.env);
    try {
      for (const url of data.preload) await import(url);
      await import(data.entry);
      evaluated = true;
      look();
    } catch (error) {
      fail(error);
    }
  })();
});

export {};
