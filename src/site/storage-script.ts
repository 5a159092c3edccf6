/**
 * Stands first in every page. Where a page may not have storage, merely naming it throws, in Starlight's theme among
 * others, which then stays dark: scripts that ask whether it is there are told that it is not. Where it is full,
 * Starlight's picker would not get as far as to listen: the theme is then not written down, and holds for this page.
 */
export const storageScript =
  "try { localStorage } catch { Object.defineProperty(window, 'localStorage', { value: undefined }); }" +
  '{ const { setItem } = Storage.prototype; Storage.prototype.setItem = function (key, value) {' +
  " try { setItem.call(this, key, value) } catch (full) { if (key !== 'starlight-theme') throw full } } }";
