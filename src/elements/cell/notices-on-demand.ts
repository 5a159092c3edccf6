import type { Outcome } from '../../runtime/runtime.ts';
import { saveFile } from '../download/save-file.ts';
import type { Notice } from '../banner/notice.ts';

interface Ended {
  readonly outcome: Outcome;
  /** Only the playground has a box for standard input. */
  readonly inPlayground: boolean;
  /** The name of a file for {@link printed}. */
  readonly file: string;
  /** All that was printed. */
  readonly printed: () => string;
  /** Titles of engines by their names, oldest first: "CPython 3.11". */
  readonly choices: ReadonlyMap<string, string>;
  /** Runs it in this engine. */
  readonly runIn: (engine: string) => void;
}

/** What is to be said of an end beside its name. */
function end({ outcome, inPlayground, file, printed, choices, runIn }: Ended): Notice | undefined {
  if (outcome.kind === 'output-limit') {
    return {
      what: 'Stopped there so that this page stays usable.',
      actions: [
        {
          name: 'Download what was printed',
          act: () => saveFile(file, new Blob([printed()], { type: 'text/plain' })),
        },
      ],
    };
  }
  const since = outcome.kind === 'exit' ? outcome.error?.since : undefined;
  const older = since === undefined ? undefined : newestBefore(since, choices);
  if (older) {
    const [name, title] = older;
    return {
      what: `Python ${since} changed what this program relies on. ${title} is from before that.`,
      actions: [{ name: `Run in ${title}`, act: () => runIn(name) }],
    };
  }
  if (outcome.kind === 'exit' && outcome.lacksInput) {
    return {
      what: 'It read on past the end of its standard input.',
      advice: inPlayground
        ? 'Write what it is to read into “Standard input”, above, a line for each input().'
        : 'In the playground it can have some: press Share, then “Open in playground”.',
      actions: [],
    };
  }
  return undefined;
}

function newestBefore(
  since: string,
  choices: ReadonlyMap<string, string>,
): readonly [name: string, title: string] | undefined {
  const isOlder = (title: string): boolean => {
    const version = title.replace(/^.* /, '');
    return /^\d/.test(version) && version.localeCompare(since, 'en', { numeric: true }) < 0;
  };
  return [...choices].findLast(([, title]) => isOlder(title));
}

/** The device keeps no edits. */
function edits(close: () => void): Notice {
  return {
    what: 'This browser keeps no more edits here: its storage is full, or switched off. They last until you leave or reload the page.',
    advice: 'Copy or Share takes them with you.',
    actions: [{ name: 'Close', act: close }],
  };
}

/** There are other versions of the text: another tab wrote one, or something took its place. */
function versions(count: number, show: () => void, forget: () => void): Notice {
  return {
    what:
      count === 1
        ? 'Another version of this program is kept here: something took its place, or another tab changed it.'
        : `${count} other versions of this program are kept here.`,
    actions: [
      { name: 'Show it instead', act: show },
      { name: count === 1 ? 'Forget it' : 'Forget them', act: forget },
    ],
  };
}

/** Notices that few readers see, and that are therefore loaded when they are needed. */
export const noticesOnDemand = { end, edits, versions };
