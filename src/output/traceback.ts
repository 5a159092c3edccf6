import { ownFile, placeIn, type Place } from './file-places.ts';

/** What a line of output is within a report of an error. */
export interface LineNote {
  /** `foreign`: part of a frame that is not the reader's, to be folded away. `error`: the line that says what happened. */
  readonly kind: 'text' | 'heading' | 'own' | 'foreign' | 'error';
  /** A place in the reader's own files that can be gone to. */
  readonly place?: Place;
  /** A page of this site that the line refers to, `x/loop-not-there/`, and where in the text it is named. */
  readonly page?: { readonly path: string; readonly from: number; readonly to: number };
  /** A frame begins here: where it is from, in a word (`asyncio`, `Node`). */
  readonly frameOf?: string;
}

type Mood = 'elsewhere' | 'heading' | 'own' | 'foreign';

/** What a report, or a line of its tree, may begin with; of other lines this is all that is looked at. */
const beginning = /^[ |+TE]/;
const plain: LineNote = { kind: 'text' };

/** The end of a note below an error: `notes.py` writes it. */
const reference = /^((?: *\|)* *See )(x\/[a-z0-9-]+\/) on this site\.$/;

/** Exception groups draw their tree in front of each line: `  | `, `  + `. */
const tree = /^ *(?:\| |\+ (?=Exception Group))/;

/**
 * Tells the reader's own frames from the others, line by line as they arrive, in CPython's tracebacks (chained ones and
 * exception groups too), in what asyncio reports about forgotten tasks, and in JavaScript's stacks.
 */
export class TracebackReader {
  readonly #files: readonly string[];
  #mood: Mood = 'elsewhere';
  #javascript = false;

  /** `files` are the paths of the reader's program. */
  constructor(files: readonly string[]) {
    this.#files = files;
  }

  read(text: string): LineNote {
    const page = pageIn(text);
    if (page) {
      this.#mood = 'elsewhere';
      return { kind: 'text', page };
    }
    const place = placeIn(text, this.#files);
    const here = place ? { place } : {};
    if (this.#mood === 'elsewhere' && !beginning.test(text)) return place ? { kind: 'text', place } : plain;
    const line = text.replace(tree, '');
    if (/^(?:Exception Group )?Traceback \(most recent call last\):$/.test(line))
      return this.#enter('heading');
    const frame = /^ {2}File "([^"]+)", line \d+/.exec(line)?.[1];
    if (frame !== undefined) return this.#frame(frame, here);
    const call = /^ {4}at (.*)$/.exec(text)?.[1];
    if (call !== undefined) return this.#call(call, here);
    if (this.#mood === 'elsewhere') return { kind: 'text', ...here };
    if (!this.#javascript && /^ {4}|^ {2}\[Previous line repeated/.test(line)) {
      return { kind: this.#mood === 'foreign' ? 'foreign' : 'own' };
    }
    this.#mood = 'elsewhere';
    return { kind: this.#javascript || line.trim() === '' ? 'text' : 'error', ...here };
  }

  #enter(mood: Extract<LineNote['kind'], Mood>): LineNote {
    this.#mood = mood;
    this.#javascript = false;
    return { kind: mood };
  }

  #frame(path: string, here: Pick<LineNote, 'place'>): LineNote {
    if (ownFile(path, this.#files) !== undefined) return { ...this.#enter('own'), ...here };
    return { ...this.#enter('foreign'), frameOf: pythonModule(path) };
  }

  #call(call: string, here: Pick<LineNote, 'place'>): LineNote {
    const note = here.place ? this.#enter('own') : this.#enter('foreign');
    this.#javascript = true;
    if (here.place) return { ...note, ...here };
    return { ...note, frameOf: /node:/.test(call) ? 'Node' : 'JavaScript' };
  }
}

function pageIn(text: string): LineNote['page'] {
  if (text.length > 200 || !text.endsWith(' on this site.')) return undefined;
  const [, before, path] = reference.exec(text) ?? [];
  if (before === undefined || path === undefined) return undefined;
  return { path, from: before.length, to: before.length + path.length };
}

/** `/lib/python314.zip/asyncio/runners.py` is of asyncio, `<frozen runpy>` of runpy. */
function pythonModule(path: string): string {
  const frozen = /^<(?:frozen )?(.+)>$/.exec(path)?.[1];
  if (frozen !== undefined) return frozen.split('.')[0] ?? frozen;
  const inLibrary = /(?:python[\d.]*(?:\.zip)?|site-packages)\/([^/]+)/.exec(path)?.[1];
  return (inLibrary ?? path.split('/').at(-1) ?? path).replace(/\.pyc?$/, '');
}

/** "4 frames in asyncio and runpy" */
export function framesInWords(modules: readonly string[]): string {
  const names = [...new Set(modules)];
  const list =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'libraries');
  return `${modules.length === 1 ? '1 frame' : `${modules.length} frames`} in ${list}`;
}
