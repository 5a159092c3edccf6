import { engineNames } from './engines.ts';
import type { SiteExample } from './examples.ts';
import { contentFolder } from './folders.ts';
import { programHash } from './program-hash.ts';
import type { Section } from './sections.ts';

/** Who writes recordings: engines of the pages, and real Node, whose word counts for every JavaScript engine. */
const knownRecorders: ReadonlySet<string> = new Set([...engineNames(), 'node']);

/**
 * What is wrong with one example: its question, its recordings, its mirror, and the page that should show it, one of these
 * sections and answers.
 */
export function exampleFaults(
  {
    id,
    section,
    mirror,
    language,
    recordings,
    recordedProgram,
    files,
    entry,
    stdin,
    timeline,
    hasTrace,
  }: SiteExample,
  pages: readonly Pick<Section, 'slug' | 'file' | 'shown'>[],
  examples: ReadonlyMap<string, SiteExample>,
): string[] {
  const file = `${contentFolder}/examples/${id}/example.yaml`;
  const faults: string[] = [];
  const comment = language === 'python' ? '# ' : '// ';
  const firstLine = files[entry]?.split('\n')[0] ?? '';
  if (!firstLine.startsWith(comment) || !firstLine.includes('?')) {
    faults.push(
      `${contentFolder}/examples/${id}/${entry} does not begin with its question, which goes along with a copy; write it in a comment, "${comment}…?", in line 1`,
    );
  }
  if (Object.keys(recordings).length === 0) {
    faults.push(`${contentFolder}/examples/${id}/ has no recording; run "npm run record -- ${id}"`);
  } else if (recordedProgram !== programHash({ files, ...(stdin === undefined ? {} : { stdin }) })) {
    faults.push(
      `${contentFolder}/examples/${id}/ ${recordedProgram === undefined ? 'does not say which program was recorded' : 'changed since it was recorded'}; run "npm run record -- ${id}" and read the difference`,
    );
  }
  for (const name of Object.keys(recordings).filter((engine) => !knownRecorders.has(engine))) {
    faults.push(
      `${contentFolder}/examples/${id}/recorded/${name}.json: no engine is called "${name}"; remove it, or enter the engine in src/site/engines.ts`,
    );
  }
  if (timeline && !hasTrace) {
    faults.push(
      `${file}: timeline: true, but no trace is recorded; run "npm run record -- ${id}", or take the line out`,
    );
  }
  const other = mirror === undefined ? undefined : examples.get(mirror);
  if (mirror !== undefined && other === undefined) {
    faults.push(`${file}: no mirror "${mirror}"; expected a folder ${contentFolder}/examples/${mirror}/`);
  }
  if (other !== undefined && (other.mirror !== id || other.language === language)) {
    faults.push(`${file}: the mirror "${mirror}" must be in the other language and name "${id}" as its own`);
  }
  const home = pages.find(({ slug }) => slug === section);
  if (home === undefined) {
    faults.push(`${file}: no section has the slug "${section}"; correct "section" or write that page`);
  } else if (![id, mirror].some((name) => name !== undefined && home.shown.examples.includes(name))) {
    const how = home.file.endsWith('.yaml') ? `"example: ${id}"` : `<Example id="${id}" />`;
    faults.push(`${home.file} does not show the example ${id}, which names it; put ${how} there`);
  }
  return faults;
}
