/**
 * Ways out of the sandbox, each a line of JavaScript. A control run without a sandbox shows that the line gets out there:
 * a line that works nowhere would prove nothing.
 */

/** Where the control run is: in a plain worker of the page, or in the page itself. */
export type Control = 'worker' | 'page';

/**
 * `code` got out if a request for `u` or `ws` arrives, if its value is the word that the page keeps secret, or if the
 * page finds something named `out`.
 */
export type WayOut = readonly [what: string, code: string, control: Control];

const script = (text: string): string => `'data:text/javascript,' + encodeURIComponent(${text})`;
const blob = (text: string): string =>
  `URL.createObjectURL(new Blob([${text}], { type: 'text/javascript' }))`;
const fetchText = '`fetch("${u}", { mode: "no-cors" })`';
const afterEvent = (made: string): string =>
  `new Promise((y, n) => { const x = ${made}; x.onopen = x.onload = x.onmessage = y; x.onerror = n; })`;

const requests: readonly (readonly [what: string, code: string])[] = [
  ['fetch', 'fetch(u)'],
  ['fetch without CORS', `fetch(u, { mode: 'no-cors' })`],
  ['fetch that posts', `fetch(u, { mode: 'no-cors', method: 'POST', body: 'x' })`],
  ['fetch that asks leave first', `fetch(u, { method: 'PUT', body: 'x' })`],
  ['fetch that outlives its page', `fetch(u, { mode: 'no-cors', keepalive: true })`],
  ['fetch with cookies', `fetch(u, { mode: 'no-cors', credentials: 'include' })`],
  ['fetch past the cache', `fetch(u, { mode: 'no-cors', cache: 'reload' })`],
  ['fetch that follows nothing', `fetch(u, { redirect: 'manual' })`],
  ['fetch of a Request', 'fetch(new Request(u))'],
  ['fetch through Reflect', `Reflect.apply(fetch, self, [u])`],
  ['fetch from the prototype', 'WorkerGlobalScope.prototype.fetch.call(self, u)'],
  ['fetch by another name', `self['fe' + 'tch'](u)`],
  ['fetch from a timer', `new Promise((y, n) => setTimeout(() => fetch(u).then(y, n)))`],
  ['fetch from a microtask', `new Promise((y, n) => queueMicrotask(() => fetch(u).then(y, n)))`],
  [
    'XMLHttpRequest',
    `new Promise((y, n) => { const x = new XMLHttpRequest(); x.onload = y; x.onerror = n; x.open('GET', u); x.send(); })`,
  ],
  [
    'XMLHttpRequest that waits',
    `(() => { const x = new XMLHttpRequest(); x.open('GET', u, false); x.send(); })()`,
  ],
  [
    'XMLHttpRequest that posts',
    `(() => { const x = new XMLHttpRequest(); x.open('POST', u, false); x.send('x'); })()`,
  ],
  ['WebSocket', afterEvent('new WebSocket(ws)')],
  ['WebSocket with a protocol', afterEvent(`new WebSocket(ws, 'x')`)],
  ['WebSocketStream', 'new WebSocketStream(ws).opened'],
  ['EventSource', afterEvent('new EventSource(u)')],
  ['EventSource with cookies', afterEvent('new EventSource(u, { withCredentials: true })')],
  ['import()', 'import(u)'],
  ['import from an inline module', `import(${script('`import "${u}"`')})`],
  ['import from a blob', `import(${blob('`import "${u}"`')})`],
  ['export from an inline module', `import(${script('`export * from "${u}"`')})`],
  ['importScripts', 'importScripts(u)'],
  ['importScripts of an inline script', `importScripts(${script('`importScripts("${u}")`')})`],
  ['a worker from a blob', `new Worker(${blob(fetchText)})`],
  ['a worker from an inline script', `new Worker(${script(fetchText)})`],
  ['a worker that imports scripts', `new Worker(${blob('`importScripts("${u}")`')})`],
  ['a worker that is a module', `new Worker(${blob('`import "${u}"`')}, { type: 'module' })`],
  [
    'a worker of a worker',
    `new Worker(${blob('`new Worker(URL.createObjectURL(new Blob([\'fetch("${u}")\'])))`')})`,
  ],
  ['a font', `new FontFace('x', 'url(' + u + ')').load()`],
  ['WebAssembly while it arrives', 'WebAssembly.compileStreaming(fetch(u))'],
  ['WebAssembly that starts at once', 'WebAssembly.instantiateStreaming(fetch(u))'],
  ['a cache that asks', `caches.open('x').then((x) => x.add(u))`],
  ['a cache that asks for many', `caches.open('x').then((x) => x.addAll([u]))`],
  ['eval', `eval(${fetchText})`],
  ['Function', `new Function(${fetchText})()`],
  ['the constructor of async functions', `(async () => {}).constructor(${fetchText})()`],
  ['the constructor of generators', `(function* () {}).constructor(${fetchText})().next()`],
  ['a timer with text', `setTimeout(${fetchText})`],
  ['an interval with text', `setInterval(${fetchText}, 50)`],
];

const fromThePage: readonly (readonly [what: string, code: string, control: Control])[] = [
  ['a database that the page finds', 'indexedDB.open(out)', 'worker'],
  ['a cache that the page finds', 'caches.open(out)', 'worker'],
  [
    'a file that the page finds',
    'navigator.storage.getDirectory().then((x) => x.getFileHandle(out, { create: true }))',
    'worker',
  ],
  ['a lock that the page meets', 'void navigator.locks.request(out, () => new Promise(() => {}))', 'worker'],
  ['a channel that the page hears', `new BroadcastChannel('out').postMessage(out)`, 'worker'],
  [
    'what the page has in a cache',
    `caches.open('kept').then((x) => x.matchAll()).then(([x]) => x.text())`,
    'worker',
  ],
  [
    'what the page has in a file',
    `navigator.storage.getDirectory().then((x) => x.getFileHandle('kept')).then((x) => x.getFile()).then((x) => x.text())`,
    'worker',
  ],
  [
    'what the page has in a blob',
    `fetch(pageBlob).then((x) => x.text()).then((x) => /'(.*)'/.exec(x)[1])`,
    'worker',
  ],
  ['a module of the page', `import(pageBlob).then((x) => x.default)`, 'worker'],
  [
    'a script of the page, asked for at once',
    `(() => { const x = new XMLHttpRequest(); x.open('GET', pageBlob, false); x.send(); return /'(.*)'/.exec(x.responseText)[1]; })()`,
    'worker',
  ],
  ['the title of the page', 'document.title', 'page'],
  ['the title of the page around', 'parent.document.title', 'page'],
  ['the title of the page above', 'top.document.title', 'page'],
  ['the window’s name', 'window.name', 'page'],
  ['local storage', `localStorage.getItem('kept')`, 'page'],
  ['session storage', `sessionStorage.getItem('kept')`, 'page'],
  ['cookies', `/kept=(\\w+)/.exec(document.cookie)[1]`, 'page'],
  ['the cookie store', `cookieStore.get('kept').then((x) => x.value)`, 'page'],
  ['the page’s history', 'history.state', 'page'],
  ['a picture', 'void Object.assign(new Image(), { src: u })', 'page'],
  ['a beacon', 'navigator.sendBeacon(u)', 'page'],
  ['a sound', 'new Audio(u).load()', 'page'],
  ['a frame', `document.body.append(Object.assign(document.createElement('iframe'), { src: u }))`, 'page'],
  [
    'a style sheet',
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: u }))`,
    'page',
  ],
  [
    'a style sheet that a style imports',
    `document.head.append(Object.assign(document.createElement('style'), { textContent: '@import "' + u + '"' }))`,
    'page',
  ],
  ['a picture behind the text', `void (document.body.style.backgroundImage = 'url(' + u + ')')`, 'page'],
  ...['prefetch', 'modulepreload'].map(
    (rel) =>
      [
        `a link for ${rel}`,
        `document.head.append(Object.assign(document.createElement('link'), { rel: '${rel}', href: u }))`,
        'page',
      ] as const,
  ),
  ['a link that tells', `Object.assign(document.createElement('a'), { href: '#', ping: u }).click()`, 'page'],
  // Whoever has an address of this machine (an ICE candidate) can reach others by WebRTC.
  [
    'WebRTC',
    `new Promise((y) => { const x = new RTCPeerConnection(); x.onicecandidate = (e) => e.candidate && y('kept'); x.createDataChannel('x'); x.setLocalDescription(); })`,
    'page',
  ],
  ['a message to the page around', `void parent.postMessage(out, '*')`, 'page'],
];

export const waysOut: readonly WayOut[] = [
  ...requests.map(([what, code]) => [what, code, 'worker'] as const),
  ...fromThePage,
];
