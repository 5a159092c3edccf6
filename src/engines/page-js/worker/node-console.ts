import { format, inspect } from 'node-inspect-extracted';
import { native } from './native.ts';
import { stackAsInV8 } from './stack.ts';
import { table } from './table.ts';

type Write = (stream: 'stdout' | 'stderr', text: string) => void;

/** A console that prints what Node's prints, where a browser gives the means. */
export function nodeConsole(write: Write): Partial<Console> {
  // No browser tells whether a promise is settled: what prints values would call each of them pending.
  Reflect.defineProperty(Promise.prototype, inspect.custom, {
    value: () => 'Promise { <state unknown> }',
    configurable: true,
    writable: true,
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
      line('stdout', inspect(value, { customInspect: false, ...options })),
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
