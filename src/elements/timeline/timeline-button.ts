import type { TimelinePanel } from './timeline-panel.ts';

let loading: Promise<void> | undefined;

/** Once for all timelines of a page; again after a failure. */
function load(): Promise<void> {
  loading ??= import('./timeline-panel.ts').then(
    ({ TimelinePanel }) => customElements.define('timeline-panel', TimelinePanel),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function buttonOf({ target }: Event): Element | null {
  return target instanceof Element ? target.closest('.cell-timeline-button') : null;
}

/**
 * Wakes the page's timelines when somebody first reaches for a Timeline button: nothing about them is needed before.
 * From then on each panel listens to its own button.
 */
export function timelinesOnDemand(): void {
  const reached = (event: Event): void => {
    if (buttonOf(event)) load().catch(() => undefined);
  };
  document.addEventListener('pointerover', reached, { passive: true });
  document.addEventListener('focusin', reached);
  document.addEventListener('click', (event) => {
    const panel = buttonOf(event)?.closest('code-cell')?.querySelector<TimelinePanel>('timeline-panel');
    if (!panel || customElements.get('timeline-panel')) return;
    load().then(
      () => panel.toggle(true),
      () => {
        panel.hidden = false;
        panel.textContent = 'The timeline could not be loaded. Press Timeline to try again.';
      },
    );
  });
}
