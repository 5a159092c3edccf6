/**
 * Stands in every page before its text, so it is short. A control that waits says so: `aria-busy`. A fold that does more
 * than open, `summary[data-press]`, waits as well.
 */
export const earlyPressesScript = `
  window.earlyPresses = new Set();
  for (const type of ['click', 'change'])
    addEventListener(type, (event) => {
      const control =
        window.earlyPresses && event.target.closest('main :is(button, input, select, [data-press])');
      if (!control) return;
      if (control.dataset.press === '') event.preventDefault();
      earlyPresses.delete(control);
      earlyPresses.add(control);
      control.ariaBusy = 'true';
    }, true);
`;

/** What a page does where its script does not arrive: folds open by themselves, and what cannot work is hidden. */
export const withoutScript = `delete window.earlyPresses;document.documentElement.dataset.noScript=''`;
