import { entryFiles } from '../../examples/entry-files.ts';
import { languageKeys, parseFragment } from '../../examples/link.ts';
import type { Files } from '../../examples/share.ts';
import type { Language } from '../../runtime/runtime.ts';
import { siteAddress } from '../addresses/site-address.ts';

/** A program that the address asks for. */
export interface OpenedProgram {
  readonly language: Language;
  readonly files: Files;
  readonly entry: string;
  readonly stdin?: string;
  /** What the reader is told about where it came from. */
  readonly from: string;
}

/** What an address asks the playground for; `problem` tells the reader why that is not possible. */
interface PlaygroundRequest {
  readonly language?: Language;
  readonly opened?: OpenedProgram;
  readonly problem?: string;
  /** The version to run it in. */
  readonly version?: string;
}

/** What `location.hash` asks the playground for: a language, a program, or nothing. */
export async function readAddress(hash: string): Promise<PlaygroundRequest> {
  const { id, payload, python } = parseFragment(hash);
  if (id === '') return {};
  return { ...(await readProgram(id, payload)), ...(python === undefined ? {} : { version: python }) };
}

async function readProgram(
  id: string,
  payload: string | undefined,
): Promise<Omit<PlaygroundRequest, 'version'>> {
  const language = languageOf(id);
  if (payload !== undefined) {
    if (!language) return { problem: `This link names “${id}”; the playground knows py and js.` };
    const share = await import('../../examples/share.ts').catch(() => undefined);
    if (!share)
      return {
        language,
        problem:
          'The file that reads programs from links did not arrive. Reload the page when you are online.',
      };
    const decoded = await share.decodeShare(payload);
    if (decoded.kind === 'refused') return { language, problem: share.refusalText[decoded.reason] };
    const { files } = decoded;
    return {
      language,
      opened: {
        language,
        files,
        entry: entryOf(files, language),
        from: 'Opened from a link: written by whoever sent it.',
      },
    };
  }
  return language ? { language } : openExample(id);
}

/** The language with this short name. Names come from links, where `constructor` must not be taken for one. */
function languageOf(key: string): Language | undefined {
  return Object.hasOwn(languageKeys, key) ? languageKeys[key as keyof typeof languageKeys] : undefined;
}

/** The file to start with: `main`, or else the first that is written in the language, or else the first. */
export function entryOf(files: Files, language: Language): string {
  const main = entryFiles[language];
  if (Object.hasOwn(files, main)) return main;
  const paths = Object.keys(files);
  return paths.find((path) => languageOfFiles({ [path]: '' }) === language) ?? paths[0] ?? main;
}

async function openExample(id: string): Promise<Pick<PlaygroundRequest, 'opened' | 'problem'>> {
  if (!/^[a-z0-9-]+$/.test(id)) return {};
  try {
    const response = await fetch(siteAddress(`x/${id}/program.json`));
    if (response.status === 404) return { problem: `There is no example “${id}”.` };
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    // Our own file, written by src/pages/x/[id]/program.json.ts.
    const example = (await response.json()) as Omit<OpenedProgram, 'from'> & { title: string };
    const { language, files, entry, stdin, title } = example;
    return {
      opened: {
        language,
        files,
        entry,
        from: `A copy of “${title}”.`,
        ...(stdin === undefined ? {} : { stdin }),
      },
    };
  } catch {
    return { problem: `The example “${id}” could not be loaded. Try again later, or when you are online.` };
  }
}

/** The language that a set of files is written in, if their names say so. */
export function languageOfFiles(files: Files): Language | undefined {
  const names = Object.keys(files);
  if (names.some((name) => name.endsWith('.py'))) return 'python';
  return names.some((name) => /\.[cm]?js$/.test(name)) ? 'javascript' : undefined;
}
