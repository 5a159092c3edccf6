/**
 * Records presses until the page's script has loaded, and marks the controls with `aria-busy`. It stands in every page
 * before the text, so it is short. A fold that does more than open, `summary[data-press]`, is recorded as well.
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

/** What a page does if its script does not arrive: folds open without it, and controls that cannot work are hidden. */
export const withoutScript = `delete window.earlyPresses;document.documentElement.dataset.noScript=''`;
