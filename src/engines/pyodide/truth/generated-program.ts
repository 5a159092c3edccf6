import fc from 'fast-check';

/** How many coroutine functions a generated program has; each calls only later ones, so that it ends. */
const count = 5;

type Statement = (indent: string) => string;

const line =
  (text: string): Statement =>
  (indent) =>
    `${indent}${text}\n`;
const block =
  (head: string, body: readonly Statement[], tail = ''): Statement =>
  (indent) =>
    `${indent}${head}\n${body.map((each) => each(`${indent}    `)).join('')}${tail && `${indent}${tail}\n`}`;

function statements(after: number, depth: number): fc.Arbitrary<readonly Statement[]> {
  return fc.array(statement(after, depth), { minLength: 1, maxLength: 3 });
}

function statement(after: number, depth: number): fc.Arbitrary<Statement> {
  const simple: fc.Arbitrary<Statement>[] = [
    fc.constantFrom('0', '0.01', '0.02', '0.03').map((delay) => line(`await asyncio.sleep(${delay})`)),
    fc.constant(line('probe()')),
    fc.constant(line('await pause()')),
    fc.constantFrom(line('await Own(nap())'), line('await anext(numbers(), None)')),
  ];
  const later = after + 1 < count ? fc.integer({ min: after + 1, max: count - 1 }) : undefined;
  if (later) {
    simple.push(
      later.map((n) => line(`await f${n}()`)),
      later.map((n) => line(`tasks.append(asyncio.create_task(f${n}()))`)),
      fc.tuple(later, later).map(([a, b]) => line(`await asyncio.gather(f${a}(), f${b}())`)),
      later.map((n) => line(`await asyncio.shield(f${n}())`)),
      later.map((n) => line(`await Own(f${n}())`)),
    );
  }
  if (depth === 0) return fc.oneof(...simple);
  const inner = statements(after, depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...simple) },
    { weight: 1, arbitrary: inner.map((body) => block('async for _ in numbers():', body)) },
    { weight: 1, arbitrary: inner.map((body) => block('async with room():', body)) },
    {
      weight: 1,
      arbitrary: inner.map((body) =>
        block('try:', [block('async with asyncio.timeout(0.015):', body)], 'except TimeoutError: probe()'),
      ),
    },
    {
      weight: 1,
      arbitrary: inner.map((body) =>
        block('async with asyncio.TaskGroup() as group:', [line('group.create_task(nap())'), ...body]),
      ),
    },
  );
}

const head = `import asyncio, contextlib, types
from probe import probe
tasks = []
@types.coroutine
def pause():
    yield from asyncio.sleep(0.01).__await__()
    yield
async def nap(): await pause()
class Own:
    def __init__(self, inner): self.inner = inner
    def __await__(self): return (yield from self.inner.__await__())
async def numbers():
    try:
        for n in range(2):
            await asyncio.sleep(0.01)
            yield n
    finally:
        await asyncio.sleep(0)
@contextlib.asynccontextmanager
async def room():
    await asyncio.sleep(0)
    try:
        yield
    finally:
        await pause()
`;

/** A program of coroutines that wait in many ways and probe themselves meanwhile. */
export const generatedProgram: fc.Arbitrary<string> = fc
  .tuple(...Array.from({ length: count }, (_, n) => statements(n, 2)))
  .map((bodies) => {
    const functions = bodies.map(
      (body, n) => `async def f${n}():\n${body.map((each) => each('    ')).join('')}    probe()\n`,
    );
    return `${head}${functions.join('')}async def main():\n    await f0()\n    await asyncio.gather(*tasks, return_exceptions=True)\nasyncio.run(main())\n`;
  });
