import { EXAMPLES_FOLDER, listExampleIds, loadExample, type SiteExample } from '../site/examples.ts';

/** The examples whose ids stand on the command line, or all. Ends the process with one line where an id is none. */
export function chosenExamples(words = process.argv.slice(2)): readonly SiteExample[] {
  const known = listExampleIds();
  const wanted = words.filter((word) => !word.startsWith('-'));
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const nearest = known.filter((id) => unknown.some((word) => id.includes(word) || word.includes(id)));
    const hint = nearest.length > 0 ? `; there are ${nearest.slice(0, 5).join(', ')}` : '';
    process.stderr.write(
      `No example "${unknown.join('", "')}": expected a folder ${EXAMPLES_FOLDER}/${unknown[0]}/${hint}\n`,
    );
    process.exit(1);
  }
  return (wanted.length > 0 ? wanted : known).map((id) => loadExample(id));
}
