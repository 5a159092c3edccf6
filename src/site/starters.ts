import { entryFiles } from '../examples/entry-files.ts';
import { languageKeys } from '../examples/link.ts';
import { readText } from './content-files.ts';
import { enginesFor } from './engines.ts';
import type { SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';

/**
 * The programs with which an empty playground begins, one a language: short, with a suspension, from `content/starters`.
 * Their ids are the languages' names in links: `/play/#py`.
 */
export function loadStarters(root = process.cwd()): readonly SiteExample[] {
  return Object.entries(languageKeys).map(([id, language]) => {
    const entry = entryFiles[language];
    const text = readText(root, `${contentFolder}/starters/${entry}`);
    return {
      id,
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
