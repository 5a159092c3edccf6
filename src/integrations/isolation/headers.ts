/**
 * What makes a page cross-origin isolated, which real Node in the page needs for its shared memory. `require-corp`,
 * because Safari knows no `credentialless`. The same lines stand in `public/_headers` for hosts that read it.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
