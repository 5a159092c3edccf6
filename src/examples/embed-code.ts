/** The message with which a framed example tells its height to the page around it. */
export const heightMessage = 'await-yield-height';

/**
 * What another page needs to show an example: a frame, and a script that gives it the height of what is in it. The
 * fragment, with its `#`, carries an edit.
 */
export function embedCode(page: string, title: string, fragment = ''): string {
  const safe = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${page}?embed${fragment}" title="${safe}" width="100%" height="480" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>
<script>
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== '${heightMessage}') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = data.height + 'px';
  });
</script>
`;
}
