import { execFile, type ExecFileException } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SiteExample } from '../site/examples.ts';
import { EXAMPLES_FOLDER } from '../site/examples.ts';
import { atLeast } from './compare-versions.ts';

/** A Python on this machine that is not part of the project, to compare the recordings with. */
export interface NativePython {
  readonly command: string;
  /** `3.11.7` */
  readonly version: string;
  /** As in sys.platform: `linux`, `darwin`. */
  readonly platform: string;
}

/** What a program printed there, line by line, stdout first. */
export interface NativeRun {
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly code: number;
}

const CLOCK = fileURLToPath(new URL('./native', import.meta.url));
const OLDEST = '3.11';
const LIMIT = 60_000;

/** The first Python on the path that is new enough to testify, if any. `PYTHON` names another one. */
export async function findNativePython(): Promise<NativePython | undefined> {
  const program =
    'import platform, sys; print(platform.python_implementation(), platform.python_version(), sys.platform, sys.executable)';
  for (const command of [process.env['PYTHON'], 'python3', 'python'].filter((name) => name !== undefined)) {
    const { stdout, code } = await run(command, ['-c', program], process.cwd(), {});
    const [implementation, version = '', platform = '', ...executable] = stdout.trim().split(' ');
    if (code === 0 && implementation === 'CPython' && atLeast(version, OLDEST))
      // Not the command itself, which may be a script that chooses one each time.
      return { command: executable.join(' ') || command, version, platform };
  }
  return undefined;
}

/** Runs an example there. Timed by the virtual clock, unless the example measures real time. */
export async function runNative(python: NativePython, example: SiteExample): Promise<NativeRun> {
  const folder = `${EXAMPLES_FOLDER}/${example.id}`;
  const clock = example.clock === 'virtual' ? { PYTHONPATH: CLOCK } : {};
  const options = { PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONHASHSEED: '0', ...clock };
  const { stdout, stderr, code } = await run(python.command, [example.entry], folder, options, example.stdin);
  return { stdout: lines(stdout), stderr: lines(stderr), code };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>>,
  stdin = '',
): Promise<{ stdout: string; stderr: string; code: number }> {
  const env = { PATH: process.env['PATH'] ?? '', ...variables };
  return new Promise((resolve) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      resolve({
        stdout,
        stderr,
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : 127,
      });
    };
    const child = execFile(command, args, { cwd, env, timeout: LIMIT, encoding: 'utf8' }, done);
    child.stdin?.on('error', () => undefined); // a command that does not exist reads nothing
    child.stdin?.end(stdin);
  });
}
