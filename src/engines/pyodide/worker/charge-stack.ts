/** The part of Emscripten's module that pointers to functions go through. */
export interface ChargeableModule {
  readonly HEAPU32: Uint32Array;
  readonly wasmTable: WebAssembly.Table;
  readonly ___stack_pointer: WebAssembly.Global;
}

/**
 * A function in C that calls itself through others: where the pointer to it is kept, how much more of Python's stack each
 * call is to take, in bytes, its parameters, and how many values it returns.
 */
export type DeepCall = readonly [pointer: number, bytes: number, parameters: number, returns: number];

/**
 * Makes calls take as much of Python's own stack as they take of the browser's.
 *
 * CPython asks how much of its stack is left before it goes deeper: it raises RecursionError, or frees later what is left
 * to free. In WebAssembly that stack holds only what has an address; the rest is on the browser's stack, which cannot be
 * asked. A function that keeps little on Python's stack can recurse until the browser's is full, and the browser ends the
 * interpreter. So each of these functions is wrapped, in the table that all function pointers go through, by one that
 * takes some of Python's stack for as long as the call lasts.
 */
export function chargeStack(module: ChargeableModule, calls: readonly DeepCall[]): void {
  const { HEAPU32: words, wasmTable: table, ___stack_pointer: stack } = module;
  // Types share functions: each is charged once.
  const charged = [...new Map(calls.map((call) => [words[call[0] >> 2] ?? 0, call]))];
  const functions = Object.fromEntries(charged.map(([index], n) => [n, table.get(index)]));
  const assembled = new WebAssembly.Module(assemble(charged.map(([, call]) => call)));
  const { exports } = new WebAssembly.Instance(assembled, { python: { stack, ...functions } });
  charged.forEach(([index], n) => table.set(index, exports[n]));
}

const I32 = 0x7f;

/** A module in WebAssembly's binary format, which exports one function for each call, by number. */
function assemble(calls: readonly DeepCall[]): Uint8Array<ArrayBuffer> {
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, items: readonly (readonly number[])[]) => {
    const content = list(items);
    return [id, ...unsigned(content.length), ...content];
  };
  const take = (bytes: number, subtractOrAdd: number) => [
    ...[0x23, 0], // global.get
    ...[0x41, ...signed(bytes)], // i32.const
    subtractOrAdd,
    ...[0x24, 0], // global.set
  ];
  const bodies = calls.map(([, bytes, parameters], n) => {
    const body = [
      0, // no locals
      ...take(bytes, 0x6b),
      ...Array.from({ length: parameters }, (_, at) => [0x20, at]).flat(), // local.get
      ...[0x10, ...unsigned(n)], // call
      ...take(bytes, 0x6a),
      0x0b, // end
    ];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      calls.map(([, , parameters, returns]) => [
        0x60,
        ...list(Array.from({ length: parameters }, () => [I32])),
        ...list(Array.from({ length: returns }, () => [I32])),
      ]),
    ),
    ...section(2, [
      [...name('python'), ...name('stack'), 3, I32, 1],
      ...calls.map((_, n) => [...name('python'), ...name(`${n}`), 0, ...unsigned(n)]),
    ]),
    ...section(
      3,
      calls.map((_, n) => unsigned(n)),
    ),
    ...section(
      7,
      calls.map((_, n) => [...name(`${n}`), 0, ...unsigned(calls.length + n)]),
    ),
    ...section(10, bodies),
  ]);
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
