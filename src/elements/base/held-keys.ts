/**
 * Makes a key that is held down press a button only once. Browsers press it at each repeat of Enter: Run, Stop, Run, …
 * Buttons with `data-repeats` are pressed at each repeat.
 */
export function pressOncePerKey(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.repeat || event.key !== 'Enter' || !(event.target instanceof Element)) return;
      if (event.target.closest('button:not([data-repeats])')) event.preventDefault();
    },
    { capture: true },
  );
}
