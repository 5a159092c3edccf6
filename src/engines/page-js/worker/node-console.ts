import { formatWithOptions, inspect, Proxy as ProxyThatIsSeenThrough } from 'node-inspect-extracted';
import { native } from './native.ts';
import { stackAsInV8 } from './stack.ts';
import { table } from './table.ts';

type Write = (stream: 'stdout' | 'stderr', text: string) => void;

/**
 * What prints values marks a proxy as one, as Node does from 26 on and Node 24 does not; and it knows a generator's
 * function by `function*`, which methods have not.
 */
const asInNode24: object = {
  stylize(text: string, style: string) {
    if (style !== 'special') return text;
    if (text === 'Proxy(' || text === ')') return '';
    return text.replace(/^\[(?:Async)?Function(.*)\] ((?:Async)?GeneratorFunction)$/s, '[$2$1]');
  },
};
const format = (...values: unknown[]) => formatWithOptions(asInNode24, ...values);

/** A console that prints what Node's prints, where a browser gives the means. */
export function nodeConsole(write: Write): Partial<Console> {
  // No browser tells whether a promise is settled: what prints values would call each of them pending.
  Reflect.defineProperty(Promise.prototype, inspect.custom, {
    value: () => 'Promise { <state unknown> }',
    configurable: true,
    writable: true,
  });
  showWhatIteratorsHold('Map', new Map().keys());
  showWhatIteratorsHold('Set', new Set().keys());
  // What prints a proxy shows its target, and does not spring its traps.
  self.Proxy = new Proxy(Proxy, {
    construct: (_, [target, handler]: ConstructorParameters<typeof Proxy>) =>
      new ProxyThatIsSeenThrough(target, handler),
    get: (known, key) => Reflect.get(key === 'revocable' ? ProxyThatIsSeenThrough : known, key) as unknown,
  });
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();

  const line = (stream: 'stdout' | 'stderr', text: string) =>
    write(stream, `${indent === '' ? text : text.replace(/^/gm, indent)}\n`);
  const out = (...values: unknown[]) => line('stdout', format(...values.map(stackAsInV8)));
  const err = (...values: unknown[]) => line('stderr', format(...values.map(stackAsInV8)));
  const warning = (text: string) => write('stderr', `(page) Warning: ${text}\n`);

  const elapsed = (label: string): string => {
    const ms = native.now() - (timers.get(label) ?? 0);
    return `${label}: ${ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toPrecision(3))}ms`}`;
  };
  const group = (...values: unknown[]) => {
    if (values.length > 0) out(...values);
    indent += '  ';
  };

  return {
    log: out,
    info: out,
    debug: out,
    dirxml: out,
    warn: err,
    error: err,
    dir: (value: unknown, options?: object) =>
      line('stdout', inspect(value, { ...asInNode24, customInspect: false, ...options })),
    table: (data?: unknown, columns?: string[]) => {
      const drawn = table(data, columns);
      if (drawn === undefined) out(data);
      else line('stdout', drawn);
    },
    trace: (...values: unknown[]) => {
      const frames = (stackAsInV8(new Error()).stack ?? '')
        .split('\n')
        .filter((frame) => /^\s+at /.test(frame));
      line('stderr', [`Trace${values.length > 0 ? `: ${format(...values)}` : ''}`, ...frames].join('\n'));
    },
    assert: (truth?: unknown, ...values: unknown[]) => {
      if (truth) return;
      const [first, ...rest] = values;
      if (typeof first === 'string') err(`Assertion failed: ${first}`, ...rest);
      else err('Assertion failed', ...values);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = 'default') => {
      const count = (counts.get(`${label}`) ?? 0) + 1;
      counts.set(`${label}`, count);
      out(`${label}: ${count}`);
    },
    countReset: (label = 'default') => {
      if (!counts.delete(`${label}`)) warning(`Count for '${label}' does not exist`);
    },
    time: (label = 'default') => {
      if (timers.has(`${label}`)) warning(`Label '${label}' already exists for console.time()`);
      else timers.set(`${label}`, native.now());
    },
    timeLog: (label = 'default', ...values: unknown[]) => {
      if (timers.has(`${label}`)) out(elapsed(`${label}`), ...values);
      else warning(`No such label '${label}' for console.timeLog()`);
    },
    timeEnd: (label = 'default') => {
      if (timers.has(`${label}`)) out(elapsed(`${label}`));
      else warning(`No such label '${label}' for console.timeEnd()`);
      timers.delete(`${label}`);
    },
    clear: () => {},
  };
}

/** An iterator is asked for what is left, and afterwards gives that again: no browser lets one look inside. */
function showWhatIteratorsHold(name: string, some: Iterator<unknown>): void {
  const prototype = Object.getPrototypeOf(some) as Iterator<unknown>;
  const { next } = prototype;
  const value = function (this: IterableIterator<unknown>, depth: number | null, options: object) {
    if (this === prototype) return `Object [${name} Iterator] {}`;
    const left = [...this];
    const again = left.values();
    Object.defineProperty(this, 'next', {
      value: () => {
        const step = again.next();
        return step.done ? next.call(this) : step;
      },
      configurable: true,
      writable: true,
    });
    const pairs = left.length > 0 && left.every((item) => Array.isArray(item) && item.length === 2);
    const shown = left.map((item) => ({
      [inspect.custom]: (rest: number | null, inner: object) =>
        inspect(item, { ...inner, depth: pairs && rest !== null ? rest + 1 : rest }),
    }));
    return inspect(new Set(shown), { ...options, depth })
      .replace(/^Set\(\d+\) /, `[${name} ${pairs ? 'Entries' : 'Iterator'}] `)
      .replace(/{}$/, '{  }');
  };
  Reflect.defineProperty(prototype, inspect.custom, { value, configurable: true, writable: true });
}
