/** Does what a reader had done with a control when nobody listened yet. */
export function press(control: HTMLElement): void {
  control.removeAttribute('aria-busy');
  // A choice is made already; what follows from it is not.
  if (control.matches('input, select')) control.dispatchEvent(new Event('change', { bubbles: true }));
  else control.click();
}
