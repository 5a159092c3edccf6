import type { Files } from './files.ts';

/** What the client asks to run. */
export interface SpawnOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A running program, as the client sees it. */
export interface Process {
  readonly onExit: Promise<number>;
  kill(): void;
  write(text: string): void;
  resize(): void;
}

const KILLED = 143;

/** `node [-r file] file`: the program becomes modules of a worker. `nodeSource` is the worker's own script. */
export function startNode(
  files: Files,
  { args, cwd = '', env = {} }: SpawnOptions,
  nodeSource: string,
  write: (text: string | null) => void,
): Process {
  const exit = Promise.withResolvers<number>();
  const urls = new Map<string, string>();
  let worker: Worker | undefined;

  const blob = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const link = (path: string): string => {
    const known = urls.get(path);
    if (known !== undefined) return known;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const text = files
      .read(path)
      .replace(
        /((?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\2/g,
        (_, head: string, quote: string, to: string) =>
          head + quote + link(new URL(to, `file:///${folder}/`).pathname.slice(1)) + quote,
      );
    const url = blob(text);
    urls.set(path, url);
    return url;
  };
  const end = (code: number) => {
    if (!worker) return;
    worker.terminate();
    worker = undefined;
    write(null);
    exit.resolve(code);
  };

  const preload: string[] = [];
  let entry = '';
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '-r') preload.push(link(`${cwd}/${(args[(at += 1)] ?? '').replace('./', '')}`));
    else entry = link(`${cwd}/${word}`);
  }
  worker = new Worker(blob(nodeSource));
  worker.onmessage = ({ data }: MessageEvent<{ out?: string; exit?: number }>) => {
    if (!worker) return;
    if (data.out !== undefined) {
      let text = data.out;
      for (const [path, url] of urls) text = text.replaceAll(url, `file:///home/reader/${path}`);
      write(text);
    } else end(data.exit ?? 1);
  };
  worker.onerror = (event) => {
    write(`${event.message}\n`);
    end(1);
  };
  worker.postMessage({ preload, entry, env });
  return {
    onExit: exit.promise,
    kill: () => end(KILLED),
    write: (text) => worker?.postMessage({ stdin: text }),
    resize: () => {},
  };
}
