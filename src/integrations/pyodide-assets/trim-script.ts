/**
 * Makes Emscripten's script a quarter of its size. Pyodide is linked so that packages may be loaded into it later, and
 * therefore its script brings every library of Emscripten's, among them WebGL and SDL, and gives each of them and each of
 * CPython's functions a name of its own, at every start. Here no package can be loaded: what the interpreter does not
 * import, and nobody names, goes. ctypes still finds all of CPython's functions, since it looks for them elsewhere.
 */
import { minifySync } from 'vite';

const MINIFY = { module: true, compress: true, mangle: true } as const;

/** Emscripten's script, and what decides which parts of it are needed. */
export interface ScriptToTrim {
  /** The file's name, for messages. */
  readonly name: string;
  readonly text: string;
  /** What the WebAssembly module imports as functions. */
  readonly imports: ReadonlySet<string>;
  /** Names that others use of Emscripten's module. */
  readonly mentioned: ReadonlySet<string>;
}

/** The trimmed script. Throws if the script does not look as it did in the version that this was written for. */
export function trimScript({ name, text, imports, mentioned }: ScriptToTrim): string {
  let script = text;
  const edit = (what: string, pattern: string | RegExp, replacement: (...groups: string[]) => string) => {
    let found = false;
    script = script.replace(pattern, (...match: string[]) => {
      found = true;
      return replacement(...match);
    });
    if (!found) throw new Error(`${name} has changed: ${what} is not where it was`);
  };

  // The functions that the WebAssembly module may import.
  const given = new Set<string>();
  edit('the list of imports', /(?<=\bvar wasmImports=\{)[^}]*/, (list) => {
    const entries = list.split(',').filter((entry) => imports.has(entry.split(':')[0]!));
    if (entries.length !== imports.size) throw new Error(`${name} has changed: not every import is in it`);
    for (const entry of entries) given.add(entry.split(':').at(-1)!);
    return entries.join(',');
  });
  edit('a signature', /(?<=[;{}])([\w$]+)\.sig="\w*"(?=[;}])/g, (all, id) => (given.has(id!) ? all : ''));

  // What the module shows of the script's own libraries.
  const properties = count(script, /(?<=[.]|["'`])[\w$]+/g);
  edit('what the module shows', /(?<=[;{}])Module\["([\w$]+)"\]=[\w$]+;/g, (all, id) =>
    (properties.get(id!) ?? 0) > 1 || mentioned.has(id!) ? all : '',
  );

  // CPython's functions, each a variable and a property of the module.
  const uses = count(script.replace(/\bfunction assignWasmExports\([^}]*/, ''), /[\w$]+/g);
  const unnamed = new Set<string>();
  edit('the list of exports', /(?<=\bfunction assignWasmExports\(wasmExports\)\{)[^}]*/, (list) =>
    list
      .split(';')
      .filter((assignment) => {
        const id = assignment.split('=')[0]!;
        if ((uses.get(id) ?? 0) > 1 || mentioned.has(id)) return true;
        unnamed.add(id);
        return false;
      })
      .join(';'),
  );
  edit('the list of variables', /(?<=\bvar )(?:[\w$]+,){1000,}[\w$]+(?=;)/, (list) =>
    list
      .split(',')
      .filter((id) => !unnamed.has(id))
      .join(','),
  );

  // Places in the table of functions: for packages, and for the WebGL that went above, whose places stay empty.
  edit('the table for packages', 'updateGOT(origExports);', () => '');
  edit('the check for missing functions', 'if(!value&&!entry.required){', () => 'if(!value){');
  // The trampoline is new, so the table need not be searched for it.
  edit(
    'the trampoline',
    /return addFunction\((trampolineInstance\.exports\.trampoline_call)\)/,
    (_all, call) => `const place=getEmptyTableSlot();setWasmTableEntry(place,${call});return place`,
  );
  // A browser's clock may stand still for a millisecond, a computer's does not: tasks that begin to sleep one after the
  // other would wake at the same moment, and a loop puts timers of the same moment in any order. What is added is less
  // than reading the clock takes.
  edit(
    'the clock',
    /\bvar _emscripten_get_now=\(\)=>performance\.now\(\);/,
    () =>
      'var latest=0,_emscripten_get_now=()=>{const now=performance.now();return latest=now>latest?now:latest+1e-4};',
  );
  // A browser kills a page's process long before it has four gigabytes. With a limit below that, Python raises MemoryError.
  edit('the most memory', /\bgetHeapMax=\(\)=>\d+/, () => `getHeapMax=()=>${1 << 30}`);
  // The same for the time of day: two readings differ by a microsecond at least. It is set anew when it is no longer near
  // the browser's, as after the computer slept.
  edit(
    'the time of day',
    /\bvar _emscripten_date_now=\(\)=>Date\.now\(\);/,
    () =>
      'var dayStart=0,dayLast=0,_emscripten_date_now=()=>{const now=_emscripten_get_now(),day=Date.now(),time=Math.max(dayStart+now,dayLast+1e-3);if(Math.abs(time-day)<5)return dayLast=time;dayStart=day-now;return dayLast=day};',
  );
  // eval() is not allowed where this runs, and a direct call keeps the minifier from shortening and removing names.
  edit('eval', /(?<![\w$.])eval\(/g, () => '(0,eval)(');

  const { code, errors } = minifySync(name, script, MINIFY);
  if (errors.length > 0) throw new Error(`${name} could not be minified: ${errors[0]?.message}`);
  return code;
}

function count(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(pattern)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
