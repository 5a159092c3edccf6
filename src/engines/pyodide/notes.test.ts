/** What a program that failed is told below CPython's message, and that nothing is told where nothing is known. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { runInNode, snapshotOf } from './node.ts';
import { noted, silent } from './noted-programs.ts';

const snapshot = await snapshotOf();
/** What each program of the tables ends with. One interpreter runs them all: hundreds of starts take minutes. */
let tracebacks: ReadonlyMap<string, string>;
beforeAll(async () => {
  const programs = [...noted, ...silent].map(([program]) => program);
  const { out } = await run(runAll, { 'programs.json': JSON.stringify(programs) });
  tracebacks = new Map(JSON.parse(out) as [string, string][]);
}, 60_000);

const runAll = `
import asyncio, contextlib, io, json, linecache, traceback, warnings
from _host import notes
warnings.simplefilter("ignore")
ended = []
for program in json.load(open("programs.json")):
    with open("/home/reader/main.py", "w") as file: file.write(program)
    linecache.clearcache()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(program, "/home/reader/main.py", "exec", dont_inherit=True), {"__name__": "__main__"})
        ended.append((program, "no error"))
    except Exception as error:
        notes.add_to(error)
        # Without the first frame, which is this one.
        error.__traceback__ = error.__traceback__.tb_next
        ended.append((program, "".join(traceback.format_exception(error))))
print(json.dumps(ended))`;

async function run(main: string, more: Readonly<Record<string, string>> = {}) {
  const seen = await runInNode(
    { language: 'python', files: { 'main.py': main, ...more }, entry: 'main.py' },
    { snapshot },
  );
  const text = (stream: string) =>
    seen.output.map((part) => (part.stream === stream ? part.text : '')).join('');
  const { outcome } = seen.end;
  const since = outcome.kind === 'exit' ? outcome.error?.since : undefined;
  return { ...seen, since, out: text('stdout'), err: text('stderr') };
}

describe('a note stands below CPython’s message', () => {
  test.each(noted)('%j: %s', (program, message, note) => {
    const text = tracebacks.get(program) ?? '';
    expect(text).toContain(message);
    expect(text.slice(text.indexOf(message))).toMatch(note);
  });
  test('in a run', async () => {
    const { err, end } = await run(noted[0]![0]);
    expect(end.outcome).toMatchObject({ kind: 'exit', code: 1, error: { line: 2 } });
    expect(err).toBe(tracebacks.get(noted[0]![0]));
  });
});

describe('nothing is said of an error of another cause', () => {
  test.each(silent)('%j', (program, last) => {
    expect(tracebacks.get(program)?.trimEnd()).toMatch(last);
  });
  test('a file of the program’s own that has the name of no module', async () => {
    const { err } = await run('import mine\nmine.dist', { 'mine.py': 'x = 1' });
    expect(err.trimEnd()).toMatch(/no attribute 'dist'.*$/);
  });
  test('a program that catches its error finds no note on it', async () => {
    const { out } = await run(
      'for line in ("import Queue", "{}.has_key(1)", "print x"):\n  try: exec(line)\n  except Exception as error: print(error.__dict__)',
    );
    expect(out).toBe('{}\n{}\n{}\n');
  });
});

/** And nothing of what changed in the module that is hidden. */
for (const [program, files, file] of [
  ['import platform\nplatform.dist', { 'platform.py': 'x = 1' }, 'platform.py'],
  ['from imaplib import IMAP4', { 'imaplib.py': '' }, 'imaplib.py'],
  ['import imaplib.none', { 'imaplib/__init__.py': '' }, 'imaplib/__init__.py'],
  ['import imaplib.none', { 'imaplib.py': '' }, 'imaplib.py'],
] as const) {
  test(`${program}: says that ${file} hides the library’s`, async () => {
    const { err } = await run(program, files);
    const module = /^\w+/.exec(file)?.[0];
    expect(err.trimEnd().split('\n').at(-1)).toBe(
      `This is the program's own ${file}, which hides the module ${module} of the standard library: ` +
        'give the file another name if that one is meant.',
    );
  });
}

test('the outcome says since which version a program fails', async () => {
  expect((await run('import asyncio\nasyncio.coroutine')).since).toBe('3.11');
  expect((await run('import asyncio\nasyncio.get_event_loop()')).since).toBe('3.14');
  expect((await run('raw_input()')).since).toBe('3.0');
  expect((await run('1 / 0')).since).toBeUndefined();
});

test('the pages that notes refer to are there', () => {
  const table = readFileSync(new URL('python/changes.json', import.meta.url), 'utf8');
  const pages = [...table.matchAll(/"see": "([^"]+)"/g)].map(([, id = '']) => id);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.filter((id) => !existsSync(`content/examples/${id}`))).toEqual([]);
});

test('what the table calls removed is not there, and what it recommends is', async () => {
  const { out, err } = await run(`
import asyncio, builtins, importlib, importlib.util, pkgutil, types
from _host.notes import CHANGES

def found(path):
    for name in (path, f"builtins.{path}"):
        try: return pkgutil.resolve_name(name)
        except (ImportError, AttributeError): pass

def spec(name):
    try: return importlib.util.find_spec(name)
    except ModuleNotFoundError: return None

KINDS = {"iterator": type(iter([])), "dict_keys": type({}.keys()), "dict_values": type({}.values()),
  "dict_items": type({}.items()), "async_generator": types.AsyncGeneratorType, "function": types.FunctionType, "method": types.MethodType}
PATHS = {"xml.Element": "xml.etree.ElementTree.Element", "xml.ElementTree": "xml.etree.ElementTree.ElementTree",
  "html.HTMLParser": "html.parser.HTMLParser", "collections.Mapping": "collections.abc.Mapping",
  "asyncio._AbstractEventLoopPolicy": "asyncio.events._AbstractEventLoopPolicy"}
NOT_HERE = {"tkinter", "dbm", "winreg"}
OF_INSTANCES = {"gzip.GzipFile.filename", "ast.Constant.s", "ast.Constant.n"}
for name, change in CHANGES["modules"].items():
    if spec(name): print("still there", name)
    for new in filter(None, (change.get("now"), change.get("and"))):
        if found(new) is None and new.partition(".")[0] not in NOT_HERE: print(name, "->", new)
for path, change in CHANGES["attributes"].items():
    owner, _, name = path.rpartition(".")
    kind = KINDS.get(owner) or found(PATHS.get(owner, owner))
    if kind is None and owner.split(".")[0] not in ("sqlite3", "pty"): print("no owner", path); continue
    if hasattr(kind, name): print("still there", path)
    new = change.get("now")
    if new and not hasattr(kind, new) and found(new) is None and path not in OF_INSTANCES and owner not in ("sqlite3", "pty"): print(path, "->", new)
for name, change in CHANGES["names"].items():
    if hasattr(builtins, name): print("still there", name)
    if "now" in change and found(change["now"]) is None: print(name, "->", change["now"])
for changes in CHANGES["arguments"].values():
    for path in [path for change in changes for path in change["of"]]:
        if found(path) is None and path != "list.sort": print("no function", path)
print(sum(len(CHANGES[group]) for group in CHANGES))`);
  expect(err).toBe('');
  expect(out, 'python/changes.json: an old name that is there, or a new one that is not').toMatch(/^\d+\n$/);
  expect(Number(out)).toBeGreaterThan(300);
});

test('what the table calls missing here is not there, and what it recommends is', async () => {
  const { out, err } = await run(`
import importlib, pkgutil, re
from _host.missing_names import _INSTEAD, _NEEDS
for module, needs in _NEEDS.items():
    names = " ".join(needs.values()).split()
    for name in names:
        if hasattr(importlib.import_module(module), name): print("there", module, name)
paths = [f"{module}.{name}" for module, needs in _NEEDS.items() for name in " ".join(needs.values()).split()]
for path, instead in _INSTEAD.items():
    if path not in paths: print("not in the table", path)
    for known in re.findall(r"([\\w.]+)\\(\\)", instead): pkgutil.resolve_name(known)
print(len(paths))`);
  expect(err).toBe('');
  expect(Number(out)).toBeGreaterThan(50);
});
