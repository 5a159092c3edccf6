import { heightMessage } from '../../examples/embed-code.ts';

/** In another site's frame: tells the page around it how high the example is, and opens links outside of the frame. */
export function startEmbed(): void {
  if (!('embed' in document.documentElement.dataset) || window.parent === window) return;
  const content = document.querySelector<HTMLElement>('.example-page') ?? document.body;
  const tell = (): void => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    // To whoever frames us: a height is no secret.
    window.parent.postMessage({ type: heightMessage, height }, '*');
  };
  new ResizeObserver(tell).observe(content);
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || link.getAttribute('href')?.startsWith('#')) return;
    link.target = '_blank';
    link.rel = 'noopener';
  });
}
