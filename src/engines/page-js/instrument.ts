import { parse, type Node } from 'acorn';
import { recorder } from './worker/recorder-name.ts';

/** What each function calls its recorder. */
const own = '\u02b9f';
const caught = '\u02b9e';

type Any = Node & Record<string, unknown>;
interface Context {
  /** The innermost generator, async function or module; absent inside a plain function. */
  readonly traced: boolean;
}

/**
 * Writes calls of the recorder into a module's source, at its start and end and in every generator and async function:
 * where they begin and end, and before and after each `yield` and `await`. No line moves. Source with a syntax error
 * comes back as it is: the engine itself reports it.
 */
export function instrument(source: string, file: string): string {
  const inserts: { at: number; rank: number; text: string }[] = [];
  /** At one place, what closes goes before what opens, and the inner closes first. */
  const open = (at: number, text: string): void =>
    void inserts.push({ at, rank: inserts.length + 1e6, text });
  const close = (at: number, text: string): void => void inserts.push({ at, rank: -inserts.length, text });
  const around = (node: Node, before: string, after: string): void => {
    open(node.start, before);
    close(node.end, after);
  };

  const begin = (name: string, of: string, line: number, params: readonly string[]): string =>
    `const ${own}=${recorder}.start(${JSON.stringify(name)},${JSON.stringify(of)},${JSON.stringify(file)},${line},[${params.join(',')}]);`;

  function visitFunction(node: Any, name: string): void {
    const of = node['async']
      ? node['generator']
        ? 'async-generator'
        : 'coroutine'
      : node['generator']
        ? 'generator'
        : '';
    const params = node['params'] as Any[];
    for (const param of params) visit(param, { traced: false }, '');
    const body = node['body'] as Any;
    if (of) frame(node, body, params, begin(name, of, lineOf(node), namesOf(params)));
    visit(body, { traced: of !== '' }, '');
  }

  function frame(node: Any, body: Any, params: readonly Any[], begun: string): void {
    const first = `${begun}try{`;
    const last = `}catch(${caught}){throw ${own}.u(${caught})}finally{${own}.e()}`;
    if (body.type === 'BlockStatement' && body.end - body.start === 2) {
      open(body.start + 1, first + last);
    } else if (body.type === 'BlockStatement') {
      open(body.start + 1, first);
      close(body.end - 1, last);
    } else {
      // An arrow with an expression: its parentheses, if any, are no part of the node.
      const after = source.indexOf('=>', params.at(-1)?.end ?? node.start) + 2;
      open(after, `{${first}return ${own}.v(${lineOf(body)},(`);
      close(node.end, `))${last}}`);
    }
  }

  function visit(node: Any, context: Context, name: string): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        visitFunction(node, String((node['id'] as Any | null)?.['name'] ?? name) || '(anonymous)');
        return;
      case 'StaticBlock':
      case 'PropertyDefinition':
        each(node, { traced: false }, keyOf(node));
        return;
      case 'AwaitExpression':
        around(node, `${own}.r(`, ')');
        around(node['argument'] as Any, `${own}.a(${lineOf(node)},(`, '))');
        break;
      case 'YieldExpression': {
        const argument = node['argument'] as Any | null;
        around(node, `${own}.r(`, ')');
        const call = node['delegate'] ? 'd' : 'y';
        if (argument) around(argument, `${own}.${call}(${lineOf(node)},(`, '))');
        else close(node.end, ` ${own}.y(${lineOf(node)})`);
        break;
      }
      case 'ForOfStatement': {
        if (!node['await']) break;
        around(node['right'] as Any, `${own}.f(${lineOf(node)},(`, '))');
        const body = node['body'] as Any;
        if (body.type === 'BlockStatement') open(body.start + 1, `${own}.r();`);
        else around(body, `{${own}.r();`, '}');
        break;
      }
      case 'ReturnStatement': {
        const argument = node['argument'] as Any | null;
        if (context.traced && argument) around(argument, `${own}.v(${lineOf(node)},(`, '))');
        break;
      }
      case 'CatchClause': {
        if (!context.traced) break;
        const [param, body] = [node['param'] as Any | null, node['body'] as Any];
        if (!param) open(body.start, `(${caught})`);
        const thrown = param ? namesOf([param])[0] : caught;
        open(body.start + 1, `${own}.b(${thrown ?? ''});`);
        break;
      }
      case 'TryStatement': {
        const last = node['finalizer'] as Any | null;
        if (context.traced && last) open(last.start + 1, `${own}.b();`);
        break;
      }
      default:
    }
    each(node, context, keyOf(node) || name);
  }

  function each(node: Any, context: Context, name: string): void {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type' || key === 'loc' || key === 'key') continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (isNode(child)) visit(child, context, name);
      }
    }
  }

  let program: Any;
  try {
    program = parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
      locations: true,
    }) as unknown as Any;
  } catch {
    return source;
  }
  // A first line that starts with #! has to stay the first, and the recorder's name has to stand before it.
  if (source.startsWith('#!')) return source;
  open(0, begin(file, 'module', 1, []));
  close(source.length, `\n;${own}.e();`);
  each(program, { traced: true }, '');

  let text = '';
  let done = 0;
  for (const { at, text: insert } of inserts.sort((a, b) => a.at - b.at || a.rank - b.rank)) {
    text += source.slice(done, at) + insert;
    done = at;
  }
  return text + source.slice(done);
}

function isNode(value: unknown): value is Any {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}

function lineOf(node: Node): number {
  return node.loc?.start.line ?? 1;
}

function namesOf(params: readonly Any[]): string[] {
  return params.flatMap((param) => (param.type === 'Identifier' ? [String(param['name'])] : []));
}

/** The name that a function in this place gets. */
function keyOf(node: Any): string {
  const key = (node['key'] ?? (node.type === 'VariableDeclarator' ? node['id'] : undefined)) as
    Any | undefined;
  if (!key || node['computed']) return '';
  return key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? String(key['name']) : '';
}
