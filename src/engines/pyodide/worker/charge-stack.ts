/** The part of Emscripten's module that pointers to functions go through. */
export interface ChargeableModule {
  readonly HEAPU32: Uint32Array;
  readonly wasmTable: WebAssembly.Table;
  readonly ___stack_pointer: WebAssembly.Global;
}

/** A function in C that calls itself through others: where the pointer to it is kept, and its place in {@link KINDS}. */
export type DeepCall = readonly [pointer: number, kind: number];

/** What such functions are like. */
interface Kind {
  /** How many there may be. */
  readonly room: number;
  readonly parameters: number;
  /** How many values it returns. */
  readonly returns: number;
}

const KINDS: readonly Kind[] = [
  // Free an object.
  { room: 48, parameters: 1, returns: 0 },
  // Write an object as text.
  { room: 16, parameters: 1, returns: 1 },
  // Compare two objects, in one of six ways.
  { room: 16, parameters: 3, returns: 1 },
];

/**
 * How much more of Python's stack each call is to take, in bytes: two to three times what was seen to be needed in V8, since
 * other browsers, and code that is not yet optimized, take more.
 */
const CHARGE = 96;

const I32 = 0x7f;

/**
 * Compiled ahead, while Python's files arrive: V8 compiles even these few lines behind what it has still to do for Python's,
 * which takes 20 ms.
 */
let compiled: WebAssembly.Module | undefined;
WebAssembly.compile(assemble()).then(
  (module) => (compiled = module),
  () => {}, // whoever needs it compiles it, and sees why
);

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
  const kindOf = new Map(calls.map(([pointer, kind]) => [words[pointer >> 2] ?? 0, kind]));
  const places = KINDS.flatMap(({ room }, kind) => {
    const here = [...kindOf].filter(([, its]) => its === kind).map(([index]) => index);
    if (here.length > room)
      throw new Error(`KINDS in charge-stack.ts has room for ${room}: make it ${here.length}.`);
    return Array.from({ length: room }, (_, at) => here[at]);
  });
  const nothing = () => {};
  const functions = places.map((index, n) => [n, index === undefined ? nothing : table.get(index)] as const);
  const { exports } = new WebAssembly.Instance((compiled ??= new WebAssembly.Module(assemble())), {
    python: { stack, ...Object.fromEntries(functions) },
  });
  places.forEach((index, n) => {
    if (index !== undefined) table.set(index, exports[n]);
  });
}

/** A module in WebAssembly's binary format, which exports one function for each that there is room for, by number. */
function assemble(): Uint8Array<ArrayBuffer> {
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, items: readonly (readonly number[])[]) => {
    const content = list(items);
    return [id, ...unsigned(content.length), ...content];
  };
  const take = (subtractOrAdd: number) => [
    ...[0x23, 0], // global.get
    ...[0x41, ...signed(CHARGE)], // i32.const
    subtractOrAdd,
    ...[0x24, 0], // global.set
  ];
  const values = (count: number) => list(Array.from({ length: count }, () => [I32]));
  const kinds = KINDS.flatMap(({ room }, kind) => Array.from({ length: room }, () => kind));
  const bodies = kinds.map((kind, n) => {
    const body = [
      0, // no locals
      ...take(0x6b),
      ...Array.from({ length: KINDS[kind]!.parameters }, (_, at) => [0x20, at]).flat(), // local.get
      ...[0x10, ...unsigned(n)], // call
      ...take(0x6a),
      0x0b, // end
    ];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      KINDS.map(({ parameters, returns }) => [0x60, ...values(parameters), ...values(returns)]),
    ),
    ...section(2, [
      [...name('python'), ...name('stack'), 3, I32, 1],
      ...kinds.map((kind, n) => [...name('python'), ...name(`${n}`), 0, kind]),
    ]),
    ...section(
      3,
      kinds.map((kind) => [kind]),
    ),
    ...section(
      7,
      kinds.map((_, n) => [...name(`${n}`), 0, ...unsigned(kinds.length + n)]),
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
