/** The theme that was chosen in another tab, or after a page that the way back leads to, is this page's too. */
addEventListener('storage', ({ key, newValue }) => {
  if (key !== 'starlight-theme') return;
  const select = document.querySelector<HTMLSelectElement>('starlight-theme-select select');
  if (!select) return;
  select.value = newValue || 'auto';
  // Starlight does the rest.
  select.dispatchEvent(new Event('change'));
});
