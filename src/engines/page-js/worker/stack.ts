const IN_V8 = /^\s+at /m.test(String(new Error().stack));

/**
 * Gives an error of Firefox or Safari, whose stacks are `function@file:1:2`, the shape that V8 writes and `inspect`
 * expects. Everything else passes as it is.
 */
export function stackAsInV8<T>(value: T): T {
  if (IN_V8 || !(value instanceof Error) || typeof value.stack !== 'string') return value;
  const { stack } = value;
  if (/^\s+at /m.test(stack) || stack.startsWith(value.name)) return value;
  const frames = stack
    .split('\n')
    .filter(Boolean)
    .map((frame) => {
      const at = frame.lastIndexOf('@');
      const name = frame.slice(0, Math.max(0, at)).replace(/^async\*/, 'async ');
      return name === '' ? `    at ${frame.slice(at + 1)}` : `    at ${name} (${frame.slice(at + 1)})`;
    });
  const message = value.message === '' ? value.name : `${value.name}: ${value.message}`;
  Object.defineProperty(value, 'stack', {
    value: [message, ...frames].join('\n'),
    configurable: true,
    writable: true,
  });
  stackAsInV8(value.cause);
  return value;
}
