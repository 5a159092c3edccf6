let toast: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Shows a short message for 2.5 s, and has screen readers announce it. */
export function announce(text: string): void {
  if (!toast) {
    toast = document.createElement('div');
    toast.className = 'toast';
    toast.setAttribute('role', 'status');
    document.body.append(toast);
  }
  toast.textContent = text;
  toast.dataset['shown'] = '';
  clearTimeout(hiding);
  hiding = setTimeout(() => toast?.removeAttribute('data-shown'), 2500);
}
