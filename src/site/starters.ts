import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../runtime/runtime.ts';
import { enginesFor } from './engines.ts';
import { firstFiles, type SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';

/** The ids of the two empty playgrounds, which are part of links: `/play/#py`. */
const ids = { python: 'py', javascript: 'js' } as const;

/** What an empty playground begins with: something short that suspends, from `content/starters`. */
export function loadStarters(root = process.cwd()): readonly SiteExample[] {
  return (Object.keys(ids) as Language[]).map((language) => {
    const entry = firstFiles[language];
    const text = readFileSync(join(root, contentFolder, 'starters', entry), 'utf8');
    return {
      id: ids[language],
      title: 'Playground',
      question: '',
      section: '',
      language,
      entry,
      files: { [entry]: text },
      engines: enginesFor(language, []),
      clock: 'real',
      needs: [],
      varies: [],
      recordings: {},
      hasTrace: false,
      timeline: true,
    };
  });
}
