/** The page that stands in for https://stackblitz.com/headless. Its faults are named in `globalThis.faults`. */
import { Files } from './files.ts';
import { startNode, type Process, type SpawnOptions } from './process.ts';
import { answer, proxy, type Remote } from './wire.ts';

export type Fault =
  | 'no-init'
  | 'build-hangs'
  | 'build-fails'
  | 'kill-ignored'
  | 'output-stays-open'
  | 'teardown-fails'
  | 'bytes-one-by-one';

declare global {
  /** Put here by the test that serves this page. */
  var standIn: { readonly faults: readonly Fault[]; readonly nodeSource: string };
}

const { faults, nodeSource } = globalThis.standIn;
const has = (fault: Fault) => faults.includes(fault);
const encoder = new TextEncoder();

function instance(workdirName: string): object {
  const files = new Files();
  const processes = new Set<Process>();

  function run(options: SpawnOptions, _stdout: unknown, _stderr: unknown, output?: Remote): object {
    if (options.command !== 'node') throw new Error(`spawn ${options.command} ENOENT`);
    const write = (text: string | null) => {
      if (text === null) {
        if (!has('output-stays-open')) void output?.(null);
        return;
      }
      const bytes = encoder.encode(text.replaceAll('\n', '\r\n'));
      const size = has('bytes-one-by-one') ? 1 : bytes.length;
      for (let at = 0; at < bytes.length; at += size) void output?.(bytes.slice(at, at + size));
    };
    const process = startNode(files, options, nodeSource, write);
    processes.add(process);
    const { kill } = process;
    return proxy({ ...process, kill: () => (has('kill-ignored') ? undefined : kill()) });
  }

  return proxy({
    fs: () =>
      proxy({
        rm: (path: string) => files.remove(path),
        readdir: () => [...files.paths],
      }),
    previewScript: () => proxy({}),
    runtimeInfo: () => ({ path: '/usr/local/bin:/bin', cwd: `/home/${workdirName}` }),
    run,
    on: () => proxy(() => {}),
    loadFiles: (bytes: Uint8Array) => files.mount(bytes),
    teardown: () => {
      for (const process of processes) process.kill();
      if (has('teardown-fails')) throw new Error('teardown failed');
    },
  });
}

const server = {
  build({ workdirName = 'project' }: { workdirName?: string }): object | Promise<never> {
    if (has('build-hangs')) return new Promise<never>(() => {});
    if (has('build-fails')) throw new Error('the stand-in refused to boot');
    return instance(workdirName);
  },
};

if (!has('no-init')) {
  const { port1, port2 } = new MessageChannel();
  answer(server, port1);
  parent.postMessage({ type: 'init' }, '*', [port2]);
}
