/**
 * Has a key that is held down press a button once. Browsers press it for each repeat of Enter: Run, Stop, Run, … A button
 * that goes on by one each time says so with `data-repeats`.
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
