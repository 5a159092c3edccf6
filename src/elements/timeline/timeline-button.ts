import { LatePiece } from '../late/late-piece.ts';
import { showMissing } from '../late/missing.ts';
import type { TimelinePanel } from './timeline-panel.ts';

const panelPiece = new LatePiece('TimelinePanel', () => import('./timeline-panel.ts'));

/** Once for all timelines of a page. */
async function load(): Promise<void> {
  const panel = await panelPiece.get();
  if (!customElements.get('timeline-panel')) customElements.define('timeline-panel', panel);
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
    open(panel);
  });
}

/**
 * Opens a cell's timeline at a step of its run, counted from 1, as an address may ask for. False where the cell has no
 * timeline.
 */
export function openTimelineAt(cell: Element, step: number): boolean {
  const panel = cell.querySelector<TimelinePanel>('timeline-panel');
  if (!panel) return false;
  open(panel, step);
  return true;
}

function open(panel: TimelinePanel, step?: number): void {
  load().then(
    () => (step === undefined ? panel.toggle(true) : panel.openAt(step)),
    (error: unknown) => {
      panel.hidden = false;
      showMissing(panel, 'The timeline', error, () => open(panel, step));
    },
  );
}
