const KEY = 'isolated-by-worker';

/**
 * A first visit is not isolated, since the service worker came after the page. Reloads the page when the worker takes
 * over, unless the reader has begun to do something; then only the next page will be isolated.
 */
export function reloadOnce(): void {
  if (globalThis.crossOriginIsolated || !('serviceWorker' in navigator) || window.top !== window) return;
  navigator.serviceWorker.addEventListener(
    'controllerchange',
    () => {
      if (navigator.userActivation?.hasBeenActive || sessionStorage.getItem(KEY)) return;
      sessionStorage.setItem(KEY, 'yes');
      location.reload();
    },
    { once: true },
  );
}
