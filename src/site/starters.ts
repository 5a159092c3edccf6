import { enginesFor } from './engines.ts';
import type { SiteExample } from './examples.ts';

const shared = {
  title: 'Playground',
  question: '',
  section: '',
  clock: 'real',
  needs: [],
  varies: [],
  recordings: {},
} satisfies Partial<SiteExample>;

/** What an empty playground begins with: something short that suspends. */
export const starters: readonly SiteExample[] = [
  {
    ...shared,
    id: 'py',
    language: 'python',
    engines: enginesFor('python', []),
    entry: 'main.py',
    files: {
      'main.py': `import asyncio


async def speak(word, delay):
    await asyncio.sleep(delay)
    print(word)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(speak("yield", 1))
        group.create_task(speak("await", 0.5))


asyncio.run(main())
`,
    },
    timeline: true,
  },
  {
    ...shared,
    id: 'js',
    language: 'javascript',
    engines: enginesFor('javascript', []),
    entry: 'main.mjs',
    files: {
      'main.mjs': `const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

async function speak(word, delay) {
  await sleep(delay);
  console.log(word);
}

await Promise.all([speak('yield', 1), speak('await', 0.5)]);
`,
    },
    timeline: true,
  },
];
