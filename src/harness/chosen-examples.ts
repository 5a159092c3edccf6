import { EXAMPLES_FOLDER, listExampleIds, loadExample, type SiteExample } from '../site/examples.ts';

/**
 * The examples whose ids stand on the command line, or all. Ends the process with a message if a word is no id, or an
 * option is none of `options`: otherwise a mistyped word would be ignored silently.
 */
export function chosenExamples(
  options: readonly string[] = [],
  words = process.argv.slice(2),
): readonly SiteExample[] {
  const known = listExampleIds();
  const wanted = words.filter((word) => !word.startsWith('-'));
  const id = wanted.find((word) => !known.includes(word));
  const option = words.find((word) => word.startsWith('-') && !options.includes(word));
  if (id !== undefined) {
    const alike = likeIt(id, known);
    end(
      `No example "${id}": expected a folder ${EXAMPLES_FOLDER}/${id}/${alike.length > 0 ? `; there are ${alike.join(', ')}` : ''}`,
    );
  }
  if (option !== undefined) {
    end(`No option "${option}": expected ${[...options, 'ids of examples'].join(', ')}, or nothing for all`);
  }
  return (wanted.length > 0 ? wanted : known).map((name) => loadExample(name));
}

/** Up to five ids that are a part of this one, hold it, or share words with it; those first that share most. */
function likeIt(id: string, known: readonly string[]): readonly string[] {
  const words = id.split('-');
  const likeness = (other: string): number =>
    other.includes(id) || id.includes(other)
      ? words.length
      : other.split('-').filter((word) => words.includes(word)).length;
  return known
    .filter((other) => likeness(other) > 0)
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, 5);
}

function end(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
