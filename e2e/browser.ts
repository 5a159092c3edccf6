import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Keep Chromium from talking to anybody but the tests; `--no-sandbox` is what root needs. */
export const chromiumArgs: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * With these Chromium's headless shell does as Chromium does: sandboxed frames have processes of their own, and
 * WebAssembly that reads beyond its memory ends in an error (where crashes are reported, that signal is handled).
 */
const shellArgs: readonly string[] = ['--site-per-process', '--enable-crash-reporter'];

/** A Chromium to test with, and where it came from. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly origin: string;
}

/** Debian's name for Chromium without windows and menus. */
const shellName = 'chromium-headless-shell';

/** Names under which systems install Chromium, first the one that Debian uses. */
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The file of a program that the shell would find, if there is one. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.map((folder) => `${folder}/${name}`).find((file) => existsSync(file));
}

/**
 * For stories, Chromium without its own windows and menus where Debian's `chromium-headless-shell` is installed: the same
 * pages take 40 % less of the processor. Otherwise what {@link findChromium} finds.
 */
export function findStoryChromium(): FoundBrowser & { readonly args: string[] } {
  const found = findChromium([shellName, ...systemNames]);
  const isShell = /headless[-_]shell$/.test(found.executablePath);
  return { ...found, args: [...chromiumArgs, ...(isShell ? shellArgs : [])] };
}

/**
 * A Chromium that is already there, the first of these names; else Playwright's own; else, as root on Debian, the
 * distribution's, installed now. Throws with the next step when there is none to be had.
 */
export function findChromium(names: readonly string[] = systemNames): FoundBrowser {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, and there is no such file.`);
    return { executablePath: named, origin: 'named by CHROMIUM' };
  }
  const firstOfNames = (): string | undefined => names.map(onPath).find((file) => file !== undefined);
  const here = firstOfNames();
  if (here) return { executablePath: here, origin: 'found on this machine' };
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { executablePath: own, origin: "Playwright's own" };
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    process.stdout.write('No Chromium here: installing Debian’s package.\n');
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
      install('chromium');
    } catch (cause) {
      throw new Error('apt-get could not install chromium. Install a Chromium and name it in CHROMIUM.', {
        cause,
      });
    }
    try {
      install(shellName);
    } catch {
      // Older Debians have no such package: stories take longer in Chromium itself.
    }
    const installed = firstOfNames();
    if (installed) return { executablePath: installed, origin: 'installed now by apt-get' };
  }
  throw new Error(
    'No Chromium: install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in CHROMIUM.',
  );
}

function install(name: string): void {
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
