/** Node only: compiles Python that a page brings along, with the very interpreter that will run it there. */
import { identityOf } from './identity.ts';
import { loadInNode } from './package.ts';
import { defaultVersion } from './versions/versions.ts';

/** Compiled Python. Another interpreter than the named one may break down over it. */
export interface CompiledPython {
  /** Label of the engine that it is for. */
  readonly engine: string;
  /** A tuple of code objects as `marshal` writes them, deflated, in base64. */
  readonly code: string;
}

/** No places: nobody is shown a line of it, and they would be half of what is sent. */
const script = `
import base64
import marshal
import types
import zlib

def without_places(code):
    constants = [without_places(one) if isinstance(one, types.CodeType) else one for one in code.co_consts]
    return code.replace(co_linetable=b"", co_consts=tuple(constants))

def compile_all(sources):
    codes = [without_places(compile(text, name, "exec", dont_inherit=True)) for name, text in sources.items()]
    return base64.b64encode(zlib.compress(marshal.dumps(tuple(codes)), 9)).decode()

compile_all
`;

/** Starts an interpreter, which takes a second. What it gives compiles files, by name, into a tuple in their order. */
export async function pythonCompiler(): Promise<(files: Readonly<Record<string, string>>) => CompiledPython> {
  // Sets are marshalled in hash order: the same bytes every time.
  const py = await loadInNode(defaultVersion, { env: { PYTHONHASHSEED: '0' } });
  const compileAll = py.runPython(script) as (files: unknown) => string;
  const engine = identityOf(defaultVersion).label;
  return (files) => ({ engine, code: compileAll(py.toPy(files)) });
}
