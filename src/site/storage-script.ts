/**
 * Stands first in every page. Where a page may not have storage, merely naming it throws, in Starlight's theme among
 * others, which then stays dark: scripts that ask whether it is there are told that it is not. For storage that is full,
 * see `src/client/full-storage.ts`.
 */
export const storageScript =
  "try { localStorage } catch { Object.defineProperty(window, 'localStorage', { value: undefined }); }";
