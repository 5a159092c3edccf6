/**
 * Keeps what a reader did with a control when nobody listened yet, a press or a choice, and gives what does it. Until then
 * the control says that it waits.
 */
export function keepPress(control: HTMLElement): () => void {
  control.setAttribute('aria-busy', 'true');
  const { value, checked } = control as HTMLInputElement;
  return () => {
    control.removeAttribute('aria-busy');
    if (!control.isConnected) return;
    if (!control.matches('input, select')) {
      control.click();
      return;
    }
    // Whatever woke meanwhile may have put back what was chosen at an earlier visit.
    if (control.matches('[type="radio"], [type="checkbox"]')) (control as HTMLInputElement).checked = checked;
    else if (!control.matches('[type="file"]')) (control as HTMLInputElement).value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
