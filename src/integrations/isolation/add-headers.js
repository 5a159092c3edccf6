// @ts-check
/* global FetchEvent, Headers, Response */
// Imported by the offline service worker of a build for hosts that cannot send headers (COI_SERVICE_WORKER=1): every page
// that the worker answers with gets the headers that isolate it. After the idea of gzuidhof/coi-serviceworker, which
// cannot be used beside another worker: a scope has one.
const isolation = /** @type {Record<string, string>} */ (JSON.parse('__HEADERS__'));

/** @param {Response} response */
function isolated(response) {
  // Nothing can be added to an opaque answer, and a redirect is followed by the browser itself.
  if (response.status === 0 || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolation)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

const { respondWith } = FetchEvent.prototype;
FetchEvent.prototype.respondWith = function (answer) {
  respondWith.call(
    this,
    Promise.resolve(answer).then((response) => isolated(response)),
  );
};
