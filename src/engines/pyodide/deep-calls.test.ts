/** What is nested deeply is freed, or an error of the program: as in CPython on a computer, it never ends the interpreter. */
import { expect, test } from 'vitest';
import { runInNode, snapshotOf } from './node.ts';

const snapshot = await snapshotOf();

async function printed(main: string): Promise<unknown> {
  const program = { language: 'python' as const, files: { 'main.py': main }, entry: 'main.py' };
  const { output, end } = await runInNode(program, { snapshot });
  const text = output.map((part) => part.text).join('');
  return end.outcome.kind === 'exit' ? text : [text, end.outcome];
}

/** Functions that put `x` into one thing more. */
const links = {
  instances: 'class A: pass\ndef link(x):\n  a = A()\n  a.x = x\n  return a',
  'instances with slots': 'class A: __slots__ = "x"\ndef link(x):\n  a = A()\n  a.x = x\n  return a',
  'instances of a list': 'class A(list): pass\ndef link(x): return A([x])',
  closures: 'def link(x): return lambda: x',
  defaults: 'def link(x): return lambda x=x: x',
  methods: 'import types\ndef link(x): return types.MethodType(print, [x])',
  partials: 'import functools\ndef link(x): return functools.partial(print, x)',
  generators: 'def g(x): yield x\ndef link(x):\n  it = g(x)\n  next(it)\n  return it',
  coroutines:
    'import types\n@types.coroutine\ndef step(): yield\nasync def c(x): await step()\ndef link(x):\n  it = c(x)\n  it.send(None)\n  return it',
  'async generators': 'async def g(x): yield x\ndef link(x): return g(x)',
  'exceptions by context': 'def link(x):\n  e = ValueError()\n  e.__context__ = x\n  return e',
  'exceptions by cause': 'def link(x):\n  e = OSError()\n  e.__cause__ = x\n  return e',
  'exceptions of names': 'def link(x):\n  e = NameError()\n  e.__context__ = x\n  return e',
  'groups of exceptions': 'def link(x): return ExceptionGroup("g", [x or ValueError()])',
  'exceptions by argument': 'def link(x): return KeyError(x)',
  lists: 'def link(x): return [x]',
  tuples: 'def link(x): return (x,)',
  dictionaries: 'def link(x): return {1: x}',
  deques: 'import collections\ndef link(x): return collections.deque([x])',
  namespaces: 'import types\ndef link(x): return types.SimpleNamespace(x=x)',
  filters: 'def link(x): return filter(None, x or [])',
  chains: 'import itertools\ndef link(x): return itertools.chain(x or [])',
};

test('chains of 30,000 links are freed, of whatever they are', async () => {
  const programs = JSON.stringify(links);
  expect(
    await printed(`for what, program in ${programs}.items():
  scope = {}
  exec(program, scope)
  x = None
  for _ in range(30_000): x = scope["link"](x)
  x = None
  print(what)`),
  ).toBe(`${Object.keys(links).join('\n')}\n`);
});

/** What C walks, made of things in one another. */
const walked: readonly (readonly [what: string, program: string])[] = [
  ['lists compared', 'x, y = [], []\nfor _ in range(100_000): x, y = [x], [y]\nact = lambda: x == y'],
  ['tuples compared', 'x, y = (), ()\nfor _ in range(100_000): x, y = (x,), (y,)\nact = lambda: x < y'],
  [
    'dictionaries compared',
    'x, y = 1, 1\nfor _ in range(100_000): x, y = {1: x}, {1: y}\nact = lambda: x == y',
  ],
  ['lists in themselves compared', 'x, y = [], []\nx.append(x)\ny.append(y)\nact = lambda: x == y'],
  ['lists printed', 'x = []\nfor _ in range(100_000): x = [x]\nact = lambda: repr(x)'],
  ['tuples printed', 'x = ()\nfor _ in range(100_000): x = (x,)\nact = lambda: str(x)'],
  ['dictionaries printed', 'x = 1\nfor _ in range(100_000): x = {1: x}\nact = lambda: f"{x}"'],
  ['a __repr__ that is __str__', 'class A: pass\nA.__repr__ = A.__str__\nact = lambda: repr(A())'],
  ['JSON written', 'import json\nx = []\nfor _ in range(100_000): x = [x]\nact = lambda: json.dumps(x)'],
  [
    'a pickle written',
    'import pickle\nx = []\nfor _ in range(100_000): x = [x]\nact = lambda: pickle.dumps(x)',
  ],
];

test('what C walks without end is a RecursionError that the program can catch', async () => {
  expect(
    await printed(`for what, program in ${JSON.stringify(walked)}:
  scope = {}
  exec(program, scope)
  try: scope["act"]()
  except RecursionError: print(what)`),
  ).toBe(`${walked.map(([what]) => what).join('\n')}\n`);
});

test('what is nested as deeply as programs nest it works', async () => {
  expect(
    await printed(`import json
def nested(n):
  x = []
  for _ in range(n): x = [x]
  return x
print(len(repr(nested(900))), nested(900) == nested(900), json.loads(json.dumps(nested(900))) == nested(900))`),
  ).toBe('1802 True True\n');
});
