import href from './share.css?url';

let loading: Promise<void> | undefined;

/**
 * The looks of the dialog and of the banner, for whoever comes to see them. As a link, because styles that a script
 * imports would be put on every page. A missing file costs the looks, nothing else.
 */
export function loadStyles(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
  return loading;
}
