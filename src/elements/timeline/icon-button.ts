import { html, svg } from './svg.ts';

/** Paths in a box of 16 by 16. */
export const icons = {
  play: 'M4 2.5v11l9-5.5Z',
  pause: 'M4 3h3v10H4ZM9 3h3v10H9Z',
  back: 'M12 3v10L5 8ZM3 3h1.6v10H3Z',
  forward: 'M4 3v10l7-5ZM11.4 3H13v10h-1.6Z',
  first: 'M2 3h1.6v10H2ZM9 3v10L4 8ZM14 3v10L9 8Z',
  last: 'M2 3v10l5-5ZM7 3v10l5-5ZM12.4 3H14v10h-1.6Z',
  over: 'M2 10a6 5 0 0 1 11-2.2V5h1.5v5.5H9V9h3.2A4.5 3.5 0 0 0 3.5 10ZM6 12h4v2H6Z',
  suspension: 'M2 3v10l6-5ZM9 3h2v10H9ZM12.5 3h2v10h-2Z',
  in: 'M7 3h2v4h4v2H9v4H7V9H3V7h4Z',
  out: 'M3 7h10v2H3Z',
  all: 'M2 3h1.6v10H2ZM12.4 3H14v10h-1.6ZM4.5 8l3-3v2h1V5l3 3l-3 3V9h-1v2Z',
} as const;

/** A button that shows an icon and has a name. */
export function iconButton(
  name: string,
  icon: keyof typeof icons,
  press: () => void,
  signal: AbortSignal,
): HTMLButtonElement {
  const made = html(
    'button',
    { type: 'button', class: 'timeline-icon', title: name, 'aria-label': name },
    svg(
      'svg',
      { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
      svg('path', { d: icons[icon] }),
    ),
  );
  made.addEventListener('click', press, { signal });
  return made;
}
