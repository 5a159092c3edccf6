/** The CPythons in which a program can be run, and what differs in how each is started. */

/** What a reader calls a version, and what stands in a link. */
export type PythonVersion = '3.10' | '3.11' | '3.12' | '3.13' | '3.14' | '3.15';

/** One CPython, compiled to WebAssembly by Pyodide, from an npm package of its own. */
export interface PythonBuild {
  /** What `sys.version` begins with. */
  readonly release: string;
  /** Version of Pyodide. */
  readonly pyodide: string;
  /** Its name in package.json. */
  readonly package: string;
  /** Emscripten's script: a classic one, which defines a function for all, or a module, which exports it. */
  readonly script: 'classic' | 'module';
  /** Where the package has the standard library: in an archive that Python imports from, or in files of their own. */
  readonly library: 'archive' | 'files';
  /** How Pyodide hands over what is printed and asks for what is read. */
  readonly streams: 'bytes' | 'blocks';
  /** Whether Pyodide can keep the memory of a started interpreter, so that others start from there. */
  readonly snapshots: boolean;
  /** Whether `sys.monitoring` (PEP 669) tells of suspensions. */
  readonly monitoring: boolean;
  /** Whether the state can be read at each step as well. 3.12 breaks down over a running frame's references. */
  readonly states: boolean;
}

/** The version that runs where nobody asks for another one: it starts fastest, and all other engines are measured by it. */
export const defaultVersion = '3.14' satisfies PythonVersion;

/** Oldest first. A test compares this table with the installed packages. */
export const pythonBuilds: Readonly<Record<PythonVersion, PythonBuild>> = {
  '3.10': {
    release: '3.10.2',
    pyodide: '0.22.1',
    package: 'pyodide-310',
    script: 'classic',
    library: 'files',
    streams: 'bytes',
    snapshots: false,
    monitoring: false,
    states: false,
  },
  '3.11': {
    release: '3.11.3',
    pyodide: '0.25.1',
    package: 'pyodide-311',
    script: 'classic',
    library: 'archive',
    streams: 'blocks',
    snapshots: false,
    monitoring: false,
    states: false,
  },
  '3.12': {
    release: '3.12.7',
    pyodide: '0.27.8',
    package: 'pyodide-312',
    script: 'classic',
    library: 'archive',
    streams: 'blocks',
    snapshots: true,
    monitoring: true,
    states: false,
  },
  '3.13': {
    release: '3.13.2',
    pyodide: '0.29.5',
    package: 'pyodide-313',
    script: 'classic',
    library: 'archive',
    streams: 'blocks',
    snapshots: true,
    monitoring: true,
    states: true,
  },
  '3.14': {
    release: '3.14.2',
    pyodide: '314.0.7',
    package: 'pyodide',
    script: 'module',
    library: 'archive',
    streams: 'blocks',
    snapshots: true,
    monitoring: true,
    states: true,
  },
  '3.15': {
    release: '3.15.0rc1',
    pyodide: '315.0.0-alpha.2',
    package: 'pyodide-315',
    script: 'module',
    library: 'archive',
    streams: 'blocks',
    snapshots: true,
    monitoring: true,
    states: true,
  },
};

/** Oldest first. */
export const pythonVersions = Object.keys(pythonBuilds) as readonly PythonVersion[];

/** Whether this text, from a link or a message, names one of them. */
export function isPythonVersion(text: string): text is PythonVersion {
  return Object.hasOwn(pythonBuilds, text);
}

/** The engine's name in the registry and of its recordings: `pyodide` is the default version. */
export function engineNameOf(version: PythonVersion): string {
  return version === defaultVersion ? 'pyodide' : `pyodide-${version}`;
}
