/**
 * Ways out of the sandbox that begin in Python: the bodies of coroutines. Each gets out of Pyodide as its documentation
 * starts it, in a page: that is its control. What counts as out is as in `ways-out.ts`.
 */
const newWorker = `js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([f"fetch('{u}', {{mode: 'no-cors'}})"]))))`;

export const waysOutOfPython: readonly (readonly [what: string, body: string])[] = [
  ['fetch of js', 'await js.fetch(u)'],
  ['fetch by its name', 'await getattr(js, "fe" + "tch")(u)'],
  ['XMLHttpRequest that waits', 'x = js.XMLHttpRequest.new(); x.open("GET", u, False); x.send()'],
  ['XMLHttpRequest that posts', 'x = js.XMLHttpRequest.new(); x.open("POST", u, False); x.send("x")'],
  ['WebSocket', 'js.WebSocket.new(ws)'],
  ['EventSource', 'js.EventSource.new(u)'],
  ['eval of js', `js.eval(f"fetch('{u}')")`],
  ['Function of js', 'js.Function.new("u", "fetch(u)")(u)'],
  ['the constructor of a constructor', 'js.Object.constructor("u", "fetch(u)")(u)'],
  ['a timer of js', `js.setTimeout(js.Function.new(f"fetch('{u}')"), 0)`],
  ['a worker', newWorker],
  ['a module', `js.eval(f"import('{u}')")`],
  ['run_js', `from pyodide.code import run_js; run_js(f"fetch('{u}')")`],
  ['open_url', 'from pyodide.http import open_url; open_url(u)'],
  ['pyfetch', 'from pyodide.http import pyfetch; await pyfetch(u)'],
  ['pyxhr', 'from pyodide.http import pyxhr; pyxhr.get(u)'],
  ['a package', 'import pyodide_js; await pyodide_js.loadPackage(f"{u}-1.0-py3-none-any.whl")'],
  [
    'a script that C runs',
    `import ctypes; ctypes.CDLL(None).emscripten_run_script(f"fetch('{u}')".encode())`,
  ],
  ['a beacon', 'js.navigator.sendBeacon(u)'],
  ['a picture', 'js.Image.new().src = u'],
  ['a frame', 'x = js.document.createElement("iframe"); x.src = u; js.document.body.append(x)'],
  ['a message to the page around', 'js.parent.postMessage(out, "*")'],
  ['a channel that the page hears', 'js.BroadcastChannel.new("out").postMessage(out)'],
  ['a database that the page finds', 'js.indexedDB.open(out)'],
  ['a cache that the page finds', 'await js.caches.open(out)'],
  ['the title of the page', 'return js.document.title'],
  ['the title of the page above', 'return js.top.document.title'],
  ['local storage', 'return js.localStorage.getItem("kept")'],
  ['cookies', 'return js.document.cookie.partition("kept=")[2][:4]'],
];

/** A program that tries ways all at once; `main()` gives, as JSON, what came of each within so many seconds. */
export function pythonAttempts(host: string, seconds: number): string {
  return `import asyncio, json, js
from pyodide.ffi import to_js
${waysOutOfPython.map(([, body], n) => `async def way_${n}(u, ws, out):\n    ${body}`).join('\n')}

async def attempt(n):
    way = globals()[f"way_{n}"]
    try: return n, str(await asyncio.wait_for(way(f"http://${host}/{n}", f"ws://${host}/{n}", f"out-{n}"), ${seconds}))
    except Exception as error: return n, f"{type(error).__name__}: {error}"

async def main():
    return json.dumps(await asyncio.gather(*map(attempt, range(${waysOutOfPython.length}))))
`;
}
