/**
 * Remembers a press or a choice that came before any script listened to the control, and marks the control as busy.
 * Returns a function that carries it out.
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
    // A script that started meanwhile may have restored what was chosen at an earlier visit.
    if (control.matches('[type="radio"], [type="checkbox"]')) (control as HTMLInputElement).checked = checked;
    else if (!control.matches('[type="file"]')) (control as HTMLInputElement).value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
