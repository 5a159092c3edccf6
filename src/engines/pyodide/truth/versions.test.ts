/** Every CPython that can be traced runs a traced program as it is, and says in the same words how it suspends. */
import { expect, test } from 'vitest';
import { runInNode } from '../node.ts';
import { pythonBuilds, pythonVersions } from '../versions/versions.ts';

const main = `import asyncio
def numbers():
    yield 1
    yield from [2]
async def job():
    await asyncio.sleep(0.1)
print(*numbers())
asyncio.run(job())
`;

test.each(pythonVersions.filter((version) => pythonBuilds[version].monitoring))(
  'CPython %s reports suspensions, and states where it can',
  { timeout: 120_000 },
  async (version) => {
    const program = { language: 'python', files: { 'main.py': main }, entry: 'main.py' } as const;
    const { output, end, trace } = await runInNode({ ...program, trace: true, states: true }, { version });
    expect([end.outcome, output.map(({ text }) => text).join('')]).toEqual([
      { kind: 'exit', code: 0 },
      '1 2\n',
    ]);
    const words = trace.flatMap((event) => (event.kind === 'yield' ? [[event.line, event.by]] : []));
    expect(words).toEqual([
      [3, 'yield'],
      [4, 'yield from'],
      [6, 'await'],
    ]);
    expect(trace.some(({ state }) => state !== undefined)).toBe(pythonBuilds[version].states);
  },
);
